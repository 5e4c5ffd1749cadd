package io.movers.resources.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.web.Casts;
import io.movers.common.web.Check;
import io.movers.common.web.Is;
import io.movers.resources.models.Component;
import io.movers.resources.models.views.ComponentView;
import io.movers.resources.services.ComponentService;
import io.movers.resources.services.ComponentService.Description;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
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
class ComponentsController {
    private final ComponentService components;
    private final Casts casts;

    ComponentsController(ComponentService components, Casts casts) {
        this.components = components;
        this.casts = casts;
    }

    // The messages about tickets are the original's: the front-end shows them as they are.
    @Check(field = "name", is = Is.NOT_EMPTY, message = "Name is required")
    @Check(field = "componentBrand", is = Is.NOT_EMPTY, message = "Brand is required")
    @Check(field = "componentModel", is = Is.NOT_EMPTY, message = "Model is required")
    @Check(field = "regularCondition", is = Is.NOT_EMPTY, message = "Regular condition object required")
    @Check(
            field = "regularCondition.disables",
            is = Is.NOT_EMPTY,
            message = "Regular condition disables property is required")
    @Check(
            field = "regularCondition.disables",
            is = Is.BOOLEAN,
            message = "Regular condition disables property is invalid")
    @Check(
            field = "regularCondition.ticket",
            is = Is.NOT_EMPTY,
            message = "Regular condition ticket property is required")
    @Check(field = "regularCondition.ticket", is = Is.BOOLEAN, message = "Bad condition ticket property is invalid")
    @Check(field = "badCondition.disables", is = Is.NOT_EMPTY, message = "Bad condition disables property is required")
    @Check(field = "badCondition.disables", is = Is.BOOLEAN, message = "Bad condition disables property is invalid")
    @Check(field = "badCondition.ticket", is = Is.NOT_EMPTY, message = "Bad condition ticket property is required")
    @Check(field = "badCondition.ticket", is = Is.BOOLEAN, message = "Regular condition ticket property is invalid")
    @Check(field = "regularCondition", is = Is.OBJECT, message = "Regular condition object required")
    @Check(field = "badCondition", is = Is.NOT_EMPTY, message = "Bad condition object required")
    @Check(field = "badCondition", is = Is.OBJECT, message = "Bad condition object required")
    record ComponentRequest(
            String name,
            String componentBrand,
            String componentModel,
            Component.Condition regularCondition,
            Component.Condition badCondition) {
        private Description description() {
            return new Description(name, componentBrand, componentModel, regularCondition, badCondition);
        }
    }

    @PostMapping("/resource-types/{id}/components")
    @ResponseStatus(HttpStatus.CREATED)
    ComponentView add(@RequestBody ComponentRequest body, @PathVariable ObjectId id) {
        return ComponentView.of(components.add(id.toHexString(), body.description()));
    }

    @PutMapping("/resource-types/{id}/components/{componentId}")
    ComponentView update(
            @RequestBody ComponentRequest body, @PathVariable ObjectId id, @PathVariable ObjectId componentId) {
        return ComponentView.of(components.update(id.toHexString(), componentId.toHexString(), body.description()));
    }

    @DeleteMapping("/resource-types/{id}/components/{componentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable ObjectId id, @PathVariable ObjectId componentId) {
        components.delete(id.toHexString(), componentId.toHexString());
    }

    @Check(field = "components", is = Is.NOT_EMPTY, message = "The components param is required")
    @Check(field = "components", is = Is.ARRAY, message = "The components param must be an array")
    @Check(field = "components.*.id", is = Is.NOT_EMPTY, message = "The component id is required")
    record ComponentIds(@Nullable List<JsonNode> components) {}

    @PostMapping("/disable-components")
    List<ComponentView> disable(@RequestBody ComponentIds body) {
        return components.disable(BulkRows.ids(body.components(), casts)).stream()
                .map(ComponentView::of)
                .toList();
    }

    @PostMapping("/enable-components")
    List<ComponentView> enable(@RequestBody ComponentIds body) {
        return components.enable(BulkRows.ids(body.components(), casts)).stream()
                .map(ComponentView::of)
                .toList();
    }
}
