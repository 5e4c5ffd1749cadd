package io.movers.resources.routes;

import io.movers.common.json.LenientBinder;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.DateRange;
import io.movers.common.web.PageRequest;
import io.movers.common.web.QueryParameters;
import io.movers.resources.models.NewDocument;
import io.movers.resources.models.Resource;
import io.movers.resources.models.views.ResourceDetailsView;
import io.movers.resources.models.views.ResourcePageView;
import io.movers.resources.models.views.ResourceTypeSummaryView;
import io.movers.resources.models.views.ResourceView;
import io.movers.resources.services.ResourceLoadService;
import io.movers.resources.services.ResourceQueryService;
import io.movers.resources.services.ResourceService;
import io.movers.resources.services.ResourceService.NewLocker;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.bson.types.ObjectId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Resources: the fleet. */
@RestController
@RequestMapping("/api/resources")
@Access({Caller.STAFF, Caller.INVENTORY_MANAGER})
class ResourceController {
    private final ResourceService resources;
    private final ResourceLoadService loads;
    private final ResourceQueryService queries;
    private final LenientBinder binder;

    ResourceController(
            ResourceService resources, ResourceLoadService loads, ResourceQueryService queries, LenientBinder binder) {
        this.resources = resources;
        this.loads = loads;
        this.queries = queries;
        this.binder = binder;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @BodyLimit(BodyLimit.LARGE)
    ResourceView add(@RequestBody ResourceRequest body, CurrentUser caller) {
        List<NewDocument> documents = NewDocumentRequest.documents(body.documents(), body.reference(), binder);
        return ResourceView.of(resources.add(body.description(), body.clientNumber(), documents), caller);
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.CREATED)
    @BodyLimit(BodyLimit.LARGE)
    ResourceView update(@RequestBody ResourceRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return ResourceView.of(resources.update(id.toHexString(), body.description()), caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable ObjectId id) {
        resources.delete(id.toHexString());
    }

    @PostMapping("/load-resources")
    @ResponseStatus(HttpStatus.CREATED)
    @BodyLimit(BodyLimit.LARGE)
    List<ResourceView> load(@RequestBody LoadResourcesRequest body, CurrentUser caller) {
        return views(
                loads.load(BulkRequest.of(body.resources(), ResourceRowRequest.class, binder).stream()
                        .filter(ResourceRowRequest::isComplete)
                        .map(ResourceRowRequest::row)
                        .toList()),
                caller);
    }

    @PostMapping("/update-lockers")
    @ResponseStatus(HttpStatus.CREATED)
    @BodyLimit(BodyLimit.LARGE)
    List<ResourceView> updateLockers(@RequestBody UpdateLockersRequest body, CurrentUser caller) {
        List<NewLocker> lockers = new ArrayList<>();
        for (LockerRowRequest row : BulkRequest.of(body.resources(), LockerRowRequest.class, binder)) {
            if (row.reference() != null && row.lockerPassword() != null) {
                lockers.add(new NewLocker(row.reference(), row.lockerPassword()));
            }
        }
        return views(resources.updateLockers(lockers), caller);
    }

    @PostMapping("/disable-resources")
    @BodyLimit(BodyLimit.LARGE)
    List<ResourceView> disable(@RequestBody ResourceIdsRequest body, CurrentUser caller) {
        return views(resources.disable(BulkRequest.ids(body.resources(), binder)), caller);
    }

    @PostMapping("/enable-resources")
    @BodyLimit(BodyLimit.LARGE)
    List<ResourceView> enable(@RequestBody ResourceIdsRequest body, CurrentUser caller) {
        return views(resources.enable(BulkRequest.ids(body.resources(), binder)), caller);
    }

    @GetMapping
    @Access(Caller.SIGNED_IN)
    ResourcePageView list(HttpServletRequest request, DateRange created, PageRequest page, CurrentUser caller) {
        return queries.list(FleetFilterRequest.fleet(request, created), page, caller);
    }

    @GetMapping("/find/{id}")
    @Access(Caller.SIGNED_IN)
    ResourceDetailsView byId(@PathVariable ObjectId id, CurrentUser caller) {
        return queries.byId(id.toHexString(), caller);
    }

    @GetMapping("/find-by-ref")
    @Access(Caller.SIGNED_IN)
    ResourceDetailsView byReference(HttpServletRequest request, CurrentUser caller) {
        return queries.byReference(QueryParameters.last(request, "ref"), caller);
    }

    @GetMapping("/types-by-client")
    @Access(Caller.ANYONE)
    List<ResourceTypeSummaryView> typesByClient(HttpServletRequest request) {
        return queries.typesOf(QueryParameters.last(request, "client"));
    }

    private static List<ResourceView> views(List<Resource> resources, CurrentUser caller) {
        return resources.stream()
                .map(resource -> ResourceView.of(resource, caller))
                .toList();
    }
}
