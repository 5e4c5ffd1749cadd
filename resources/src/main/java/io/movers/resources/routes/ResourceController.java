package io.movers.resources.routes;

import io.movers.common.json.LenientBinder;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.Described;
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
    @Described("Adds a resource to the fleet.")
    ResourceView createResource(@RequestBody ResourceRequest body, CurrentUser caller) {
        List<NewDocument> documents = NewDocumentRequest.documents(body.documents(), body.reference(), binder);
        return ResourceView.of(resources.add(body.description(), body.clientNumber(), documents), caller);
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.CREATED)
    @BodyLimit(BodyLimit.LARGE)
    @Described("Changes a resource.")
    ResourceView updateResource(@RequestBody ResourceRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return ResourceView.of(resources.update(id.toHexString(), body.description()), caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Described("Deletes a resource.")
    void deleteResource(@PathVariable ObjectId id) {
        resources.delete(id.toHexString());
    }

    @PostMapping("/load-resources")
    @ResponseStatus(HttpStatus.CREATED)
    @BodyLimit(BodyLimit.LARGE)
    @Described("Adds resources from rows.")
    List<ResourceView> loadResources(@RequestBody LoadResourcesRequest body, CurrentUser caller) {
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
    @Described("Gives resources new lock codes.")
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
    @Described("Disables resources.")
    List<ResourceView> disableResources(@RequestBody ResourceIdsRequest body, CurrentUser caller) {
        return views(resources.disable(BulkRequest.ids(body.resources(), binder)), caller);
    }

    @PostMapping("/enable-resources")
    @BodyLimit(BodyLimit.LARGE)
    @Described("Enables resources.")
    List<ResourceView> enableResources(@RequestBody ResourceIdsRequest body, CurrentUser caller) {
        return views(resources.enable(BulkRequest.ids(body.resources(), binder)), caller);
    }

    @GetMapping
    @Access(Caller.SIGNED_IN)
    @Described("Lists resources.")
    ResourcePageView listResources(ListResourcesRequest request, CurrentUser caller) {
        return queries.list(request.filter(), request.page(), caller);
    }

    @GetMapping("/find/{id}")
    @Access(Caller.SIGNED_IN)
    @Described("Shows a resource.")
    ResourceDetailsView getResource(@PathVariable ObjectId id, CurrentUser caller) {
        return queries.byId(id.toHexString(), caller);
    }

    @GetMapping("/find-by-ref")
    @Access(Caller.SIGNED_IN)
    @Described(value = "Shows the resource of a reference.", notFound = true)
    ResourceDetailsView findResource(FindResourceRequest request, CurrentUser caller) {
        return queries.byReference(request.ref(), caller);
    }

    @GetMapping("/types-by-client")
    @Access(Caller.ANYONE)
    @Described("Lists the types of which a company has resources.")
    List<ResourceTypeSummaryView> listTypesByClient(TypesByClientRequest request) {
        return queries.typesOf(request.client());
    }

    private static List<ResourceView> views(List<Resource> resources, CurrentUser caller) {
        return resources.stream()
                .map(resource -> ResourceView.of(resource, caller))
                .toList();
    }
}
