package io.movers.resources.routes;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.json.LenientBinder;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.DateRange;
import io.movers.common.web.PageRequest;
import io.movers.resources.models.NewDocument;
import io.movers.resources.models.Resource;
import io.movers.resources.models.views.ListedResource;
import io.movers.resources.models.views.ResourceView;
import io.movers.resources.models.views.TypeOfClient;
import io.movers.resources.services.FleetLoad;
import io.movers.resources.services.ResourceQueries;
import io.movers.resources.services.ResourceService;
import io.movers.resources.services.ResourceService.Description;
import io.movers.resources.services.ResourceService.NewLocker;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
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
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/resources")
@Access({Caller.STAFF, Caller.INVENTORY_MANAGER})
class ResourcesController {
    private final ResourceService resources;
    private final FleetLoad fleetLoad;
    private final ResourceQueries queries;
    private final LenientBinder casts;

    ResourcesController(ResourceService resources, FleetLoad fleetLoad, ResourceQueries queries, LenientBinder casts) {
        this.resources = resources;
        this.fleetLoad = fleetLoad;
        this.queries = queries;
        this.casts = casts;
    }

    @FieldCheck(field = "type", is = Constraint.NOT_EMPTY, message = "Resource type is required.")
    @FieldCheck(field = "reference", is = Constraint.NOT_EMPTY, message = "Resource reference is required.")
    @FieldCheck(field = "qrCode", is = Constraint.NOT_EMPTY, message = "Resource qrCode is required.")
    @FieldCheck(field = "lockerPassword", is = Constraint.NOT_EMPTY, message = "Resource lockerPassword is required.")
    @FieldCheck(field = "client", is = Constraint.NOT_EMPTY, message = "Resource client is required.")
    @FieldCheck(field = "office", is = Constraint.NOT_EMPTY, message = "Resource office is required.")
    @FieldCheck(field = "loanTime", is = Constraint.NOT_EMPTY, message = "Resource loanTime is required.")
    record ResourceRequest(
            String type,
            String reference,
            @Nullable Double lockerPassword,
            String client,
            @Nullable String clientNumber,
            String office,
            @Nullable Double loanTime,
            @Nullable JsonNode documents) {
        private Description description() {
            return new Description(
                    type,
                    reference,
                    required(lockerPassword, "lockerPassword"),
                    client,
                    office,
                    required(loanTime, "loanTime"));
        }

        /** Blanks pass for a value where the check looks, and for none where it is read. */
        private static double required(@Nullable Double number, String field) {
            if (number == null) {
                throw new RequestValidationException(List.of(new ApiError("Invalid value", field)));
            }
            return number;
        }
    }

    record DocumentRow(
            @Nullable String type,
            @Nullable String resourceReference,
            @Nullable Instant expeditionDate,
            @Nullable Instant expirationDate,
            @Nullable String documentNumber) {}

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResourceView add(@RequestBody ResourceRequest body, CurrentUser caller) {
        List<NewDocument> documents = documents(body.documents(), body.reference());
        return ResourceView.of(resources.add(body.description(), body.clientNumber(), documents), caller);
    }

    private List<NewDocument> documents(@Nullable JsonNode given, String reference) {
        List<NewDocument> documents = new ArrayList<>();
        if (given == null || !given.isArray()) {
            return documents;
        }
        for (int i = 0; i < given.size(); i++) {
            String path = "documents[" + i + "]";
            DocumentRow row = casts.to(given.get(i), DocumentRow.class, path);
            if (row.type() == null || row.expeditionDate() == null) {
                String missing = row.type() == null ? "type" : "expeditionDate";
                throw new RequestValidationException(
                        List.of(new ApiError("The " + missing + " of the document is required", path + "." + missing)));
            }
            documents.add(new NewDocument(
                    new ObjectId().toHexString(),
                    row.type(),
                    row.resourceReference() == null ? reference : row.resourceReference(),
                    row.expeditionDate(),
                    row.expirationDate(),
                    row.documentNumber()));
        }
        return documents;
    }

    @BodyLimit(BodyLimit.LARGE)
    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.CREATED)
    ResourceView update(@RequestBody ResourceRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return ResourceView.of(resources.update(id.toHexString(), body.description()), caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable ObjectId id) {
        resources.delete(id.toHexString());
    }

    @FieldCheck(field = "resources", is = Constraint.NOT_EMPTY, message = "The resources param is required")
    @FieldCheck(field = "resources", is = Constraint.ARRAY, message = "The resources param must be an array")
    @FieldCheck(field = "resources.*.type", is = Constraint.NOT_EMPTY, message = "Resource type is required.")
    @FieldCheck(field = "resources.*.reference", is = Constraint.NOT_EMPTY, message = "Resource reference is required.")
    @FieldCheck(field = "resources.*.qrCode", is = Constraint.NOT_EMPTY, message = "Resource qrCode is required.")
    @FieldCheck(
            field = "resources.*.lockerPassword",
            is = Constraint.NOT_EMPTY,
            message = "Resource lockerPassword is required.")
    @FieldCheck(field = "resources.*.client", is = Constraint.NOT_EMPTY, message = "Resource client is required.")
    @FieldCheck(field = "resources.*.office", is = Constraint.NOT_EMPTY, message = "Resource office is required.")
    @FieldCheck(field = "resources.*.loanTime", is = Constraint.NOT_EMPTY, message = "Resource loanTime is required.")
    record LoadResources(@Nullable List<JsonNode> resources) {}

    record LoadRow(
            String type,
            String reference,
            @Nullable Double lockerPassword,
            String client,
            @Nullable String clientNumber,
            String office,
            @Nullable Double loanTime) {
        private boolean isComplete() {
            return lockerPassword != null && loanTime != null;
        }

        private FleetLoad.Row row() {
            return new FleetLoad.Row(
                    new Description(type, reference, lockerPassword, client, office, loanTime), clientNumber);
        }
    }

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping("/load-resources")
    @ResponseStatus(HttpStatus.CREATED)
    List<ResourceView> load(@RequestBody LoadResources body, CurrentUser caller) {
        return views(
                fleetLoad.load(BulkRows.of(body.resources(), LoadRow.class, casts).stream()
                        .filter(LoadRow::isComplete)
                        .map(LoadRow::row)
                        .toList()),
                caller);
    }

    @FieldCheck(field = "resources", is = Constraint.NOT_EMPTY, message = "The resources param is required")
    @FieldCheck(field = "resources", is = Constraint.ARRAY, message = "The resources param must be an array")
    @FieldCheck(field = "resources.*.reference", is = Constraint.NOT_EMPTY, message = "Resource reference is required.")
    @FieldCheck(
            field = "resources.*.lockerPassword",
            is = Constraint.NOT_EMPTY,
            message = "Resource lockerPassword is required.")
    record UpdateLockers(@Nullable List<JsonNode> resources) {}

    record LockerRow(@Nullable String reference, @Nullable Double lockerPassword) {}

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping("/update-lockers")
    @ResponseStatus(HttpStatus.CREATED)
    List<ResourceView> updateLockers(@RequestBody UpdateLockers body, CurrentUser caller) {
        List<NewLocker> lockers = new ArrayList<>();
        for (LockerRow row : BulkRows.of(body.resources(), LockerRow.class, casts)) {
            if (row.reference() != null && row.lockerPassword() != null) {
                lockers.add(new NewLocker(row.reference(), row.lockerPassword()));
            }
        }
        return views(resources.updateLockers(lockers), caller);
    }

    @FieldCheck(field = "resources", is = Constraint.NOT_EMPTY, message = "The resources param is required")
    @FieldCheck(field = "resources", is = Constraint.ARRAY, message = "The resources param must be an array")
    @FieldCheck(field = "resources.*.id", is = Constraint.NOT_EMPTY, message = "The resource id is required")
    record ResourceIds(@Nullable List<JsonNode> resources) {}

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping("/disable-resources")
    List<ResourceView> disable(@RequestBody ResourceIds body, CurrentUser caller) {
        return views(resources.disable(BulkRows.ids(body.resources(), casts)), caller);
    }

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping("/enable-resources")
    List<ResourceView> enable(@RequestBody ResourceIds body, CurrentUser caller) {
        return views(resources.enable(BulkRows.ids(body.resources(), casts)), caller);
    }

    @GetMapping
    @Access(Caller.SIGNED_IN)
    ResourceQueries.Page list(HttpServletRequest request, DateRange created, PageRequest page, CurrentUser caller) {
        return queries.list(FleetFilters.of(request, created), page, caller);
    }

    @GetMapping("/find/{id}")
    @Access(Caller.SIGNED_IN)
    ListedResource byId(@PathVariable ObjectId id, CurrentUser caller) {
        return queries.byId(id.toHexString(), caller);
    }

    @GetMapping("/find-by-ref")
    @Access(Caller.SIGNED_IN)
    ListedResource byReference(HttpServletRequest request, CurrentUser caller) {
        return queries.byReference(FleetFilters.first(request, "ref"), caller);
    }

    @GetMapping("/types-by-client")
    @Access(Caller.ANYONE)
    List<TypeOfClient> typesByClient(HttpServletRequest request) {
        return queries.typesOf(FleetFilters.first(request, "client"));
    }

    private static List<ResourceView> views(List<Resource> resources, CurrentUser caller) {
        return resources.stream()
                .map(resource -> ResourceView.of(resource, caller))
                .toList();
    }
}
