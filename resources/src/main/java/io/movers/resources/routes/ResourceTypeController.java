package io.movers.resources.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.Described;
import io.movers.resources.models.views.ResourceTypeView;
import io.movers.resources.services.ResourceTypeService;
import io.movers.resources.services.ResourceTypeService.Description;
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

/** Resource types. */
@RestController
@RequestMapping("/api/resources/resource-types")
@Access({Caller.STAFF, Caller.INVENTORY_MANAGER})
class ResourceTypeController {
    private final ResourceTypeService types;

    ResourceTypeController(ResourceTypeService types) {
        this.types = types;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @BodyLimit(BodyLimit.LARGE)
    @Described("Creates a resource type.")
    ResourceTypeView createResourceType(@RequestBody AddResourceTypeRequest body) {
        Description said = new Description(
                body.type(), body.brand(), body.model(), body.measureIndicators(), body.checkupTime(), body.photo());
        return ResourceTypeView.of(types.add(said, body.kmToMaintenance()));
    }

    @PutMapping("/{id}")
    @BodyLimit(BodyLimit.LARGE)
    @Described("Changes a resource type.")
    ResourceTypeView updateResourceType(@RequestBody UpdateResourceTypeRequest body, @PathVariable ObjectId id) {
        Description said = new Description(
                body.type(), body.brand(), body.model(), body.measureIndicators(), body.checkupTime(), body.photo());
        return ResourceTypeView.of(types.update(id.toHexString(), said));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Described("Deletes a resource type.")
    void deleteResourceType(@PathVariable ObjectId id) {
        types.delete(id.toHexString());
    }

    @GetMapping
    @Access(Caller.ANYONE)
    @Described("Lists resource types.")
    List<ResourceTypeView> listResourceTypes() {
        return types.list();
    }

    @GetMapping("/{id}")
    @Access(Caller.ANYONE)
    @Described("Shows a resource type.")
    ResourceTypeView getResourceType(@PathVariable ObjectId id, @Nullable CurrentUser caller) {
        return types.show(id.toHexString(), caller != null && caller.role().isStaff());
    }
}
