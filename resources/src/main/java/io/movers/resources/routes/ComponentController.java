package io.movers.resources.routes;

import io.movers.common.json.LenientBinder;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.Described;
import io.movers.resources.models.views.ComponentView;
import io.movers.resources.services.ComponentService;
import java.util.List;
import org.bson.types.ObjectId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Components of resource types. */
@RestController
@RequestMapping("/api/resources")
@Access({Caller.STAFF, Caller.INVENTORY_MANAGER})
class ComponentController {
    private final ComponentService components;
    private final LenientBinder binder;

    ComponentController(ComponentService components, LenientBinder binder) {
        this.components = components;
        this.binder = binder;
    }

    @PostMapping("/resource-types/{id}/components")
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Adds a component to a resource type.")
    ComponentView createComponent(@RequestBody ComponentRequest body, @PathVariable ObjectId id) {
        return ComponentView.of(components.add(id.toHexString(), body.description()));
    }

    @PutMapping("/resource-types/{id}/components/{componentId}")
    @Described("Changes a component.")
    ComponentView updateComponent(
            @RequestBody ComponentRequest body, @PathVariable ObjectId id, @PathVariable ObjectId componentId) {
        return ComponentView.of(components.update(id.toHexString(), componentId.toHexString(), body.description()));
    }

    @DeleteMapping("/resource-types/{id}/components/{componentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Described("Deletes a component.")
    void deleteComponent(@PathVariable ObjectId id, @PathVariable ObjectId componentId) {
        components.delete(id.toHexString(), componentId.toHexString());
    }

    @PostMapping("/disable-components")
    @BodyLimit(BodyLimit.LARGE)
    @Described("Disables components.")
    List<ComponentView> disableComponents(@RequestBody ComponentIdsRequest body) {
        return components.disable(BulkRequest.ids(body.components(), binder)).stream()
                .map(ComponentView::of)
                .toList();
    }

    @PostMapping("/enable-components")
    @BodyLimit(BodyLimit.LARGE)
    @Described("Enables components.")
    List<ComponentView> enableComponents(@RequestBody ComponentIdsRequest body) {
        return components.enable(BulkRequest.ids(body.components(), binder)).stream()
                .map(ComponentView::of)
                .toList();
    }
}
