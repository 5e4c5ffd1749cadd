package io.movers.resources.routes;

import io.movers.common.json.LenientBinder;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.common.web.BodyLimit;
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
    private final LenientBinder casts;

    ComponentsController(ComponentService components, LenientBinder casts) {
        this.components = components;
        this.casts = casts;
    }

    // The messages about tickets are the original's: the front-end shows them as they are.
    @FieldCheck(field = "name", is = Constraint.NOT_EMPTY, message = "Name is required")
    @FieldCheck(field = "componentBrand", is = Constraint.NOT_EMPTY, message = "Brand is required")
    @FieldCheck(field = "componentModel", is = Constraint.NOT_EMPTY, message = "Model is required")
    @FieldCheck(field = "regularCondition", is = Constraint.NOT_EMPTY, message = "Regular condition object required")
    @FieldCheck(
            field = "regularCondition.disables",
            is = Constraint.NOT_EMPTY,
            message = "Regular condition disables property is required")
    @FieldCheck(
            field = "regularCondition.disables",
            is = Constraint.BOOLEAN,
            message = "Regular condition disables property is invalid")
    @FieldCheck(
            field = "regularCondition.ticket",
            is = Constraint.NOT_EMPTY,
            message = "Regular condition ticket property is required")
    @FieldCheck(
            field = "regularCondition.ticket",
            is = Constraint.BOOLEAN,
            message = "Bad condition ticket property is invalid")
    @FieldCheck(
            field = "badCondition.disables",
            is = Constraint.NOT_EMPTY,
            message = "Bad condition disables property is required")
    @FieldCheck(
            field = "badCondition.disables",
            is = Constraint.BOOLEAN,
            message = "Bad condition disables property is invalid")
    @FieldCheck(
            field = "badCondition.ticket",
            is = Constraint.NOT_EMPTY,
            message = "Bad condition ticket property is required")
    @FieldCheck(
            field = "badCondition.ticket",
            is = Constraint.BOOLEAN,
            message = "Regular condition ticket property is invalid")
    @FieldCheck(field = "regularCondition", is = Constraint.OBJECT, message = "Regular condition object required")
    @FieldCheck(field = "badCondition", is = Constraint.NOT_EMPTY, message = "Bad condition object required")
    @FieldCheck(field = "badCondition", is = Constraint.OBJECT, message = "Bad condition object required")
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

    @FieldCheck(field = "components", is = Constraint.NOT_EMPTY, message = "The components param is required")
    @FieldCheck(field = "components", is = Constraint.ARRAY, message = "The components param must be an array")
    @FieldCheck(field = "components.*.id", is = Constraint.NOT_EMPTY, message = "The component id is required")
    record ComponentIds(@Nullable List<JsonNode> components) {}

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping("/disable-components")
    List<ComponentView> disable(@RequestBody ComponentIds body) {
        return components.disable(BulkRows.ids(body.components(), casts)).stream()
                .map(ComponentView::of)
                .toList();
    }

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping("/enable-components")
    List<ComponentView> enable(@RequestBody ComponentIds body) {
        return components.enable(BulkRows.ids(body.components(), casts)).stream()
                .map(ComponentView::of)
                .toList();
    }
}
