package io.movers.resources.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.common.web.BodyLimit;
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

@RestController
@RequestMapping("/api/resources/resource-types")
@Access({Caller.STAFF, Caller.INVENTORY_MANAGER})
class ResourceTypesController {
    private final ResourceTypeService types;

    ResourceTypesController(ResourceTypeService types) {
        this.types = types;
    }

    @FieldCheck(field = "type", is = Constraint.NOT_EMPTY, message = "Resource type is required.")
    @FieldCheck(field = "brand", is = Constraint.NOT_EMPTY, message = "The brand of the resource is required.")
    @FieldCheck(field = "model", is = Constraint.NOT_EMPTY, message = "The model of the resource is required.")
    @FieldCheck(field = "measureIndicators", is = Constraint.NOT_EMPTY, message = "measureIndicators is required.")
    @FieldCheck(field = "measureIndicators", is = Constraint.BOOLEAN, message = "measureIndicators must be a boolean.")
    @FieldCheck(
            field = "checkupTime",
            is = Constraint.NOT_EMPTY,
            message = "The checkup time of the resource is required.")
    @FieldCheck(
            field = "checkupTime",
            is = Constraint.NUMERIC,
            message = "The checkup time of the resource is required.")
    @FieldCheck(
            field = "kmToMaintenance",
            is = Constraint.NOT_EMPTY,
            message = "The kmToMaintenance time of the resource is required.")
    @FieldCheck(
            field = "kmToMaintenance",
            is = Constraint.NUMERIC,
            message = "The kmToMaintenance time of the resource is required.")
    @FieldCheck(
            field = "photo",
            is = Constraint.NOT_EMPTY,
            text = true,
            message = "The photo of the resource is required.")
    record AddResourceType(
            String type,
            String brand,
            String model,
            @Nullable Boolean measureIndicators,
            @Nullable Double checkupTime,
            @Nullable Double kmToMaintenance,
            String photo) {}

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResourceTypeView add(@RequestBody AddResourceType body) {
        Description said = new Description(
                body.type(), body.brand(), body.model(), body.measureIndicators(), body.checkupTime(), body.photo());
        return ResourceTypeView.of(types.add(said, body.kmToMaintenance()));
    }

    @FieldCheck(field = "type", is = Constraint.NOT_EMPTY, message = "Resource type is required.")
    @FieldCheck(field = "brand", is = Constraint.NOT_EMPTY, message = "The brand of the resource is required.")
    @FieldCheck(field = "model", is = Constraint.NOT_EMPTY, message = "The model of the resource is required.")
    @FieldCheck(field = "measureIndicators", is = Constraint.NOT_EMPTY, message = "measureIndicators is required.")
    @FieldCheck(field = "measureIndicators", is = Constraint.BOOLEAN, message = "measureIndicators must be a boolean.")
    @FieldCheck(
            field = "checkupTime",
            is = Constraint.NOT_EMPTY,
            message = "The checkup time of the resource is required.")
    @FieldCheck(
            field = "checkupTime",
            is = Constraint.NUMERIC,
            message = "The checkup time of the resource is required.")
    @FieldCheck(field = "photo", is = Constraint.NOT_EMPTY, message = "The photo of the resource is required.")
    record UpdateResourceType(
            String type,
            String brand,
            String model,
            @Nullable Boolean measureIndicators,
            @Nullable Double checkupTime,
            String photo) {}

    @BodyLimit(BodyLimit.LARGE)
    @PutMapping("/{id}")
    ResourceTypeView update(@RequestBody UpdateResourceType body, @PathVariable ObjectId id) {
        Description said = new Description(
                body.type(), body.brand(), body.model(), body.measureIndicators(), body.checkupTime(), body.photo());
        return ResourceTypeView.of(types.update(id.toHexString(), said));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable ObjectId id) {
        types.delete(id.toHexString());
    }

    @GetMapping
    @Access(Caller.ANYONE)
    List<ResourceTypeView> list() {
        return types.list();
    }

    @GetMapping("/{id}")
    @Access(Caller.ANYONE)
    ResourceTypeView show(@PathVariable ObjectId id, @Nullable CurrentUser caller) {
        return types.show(id.toHexString(), caller != null && caller.role().isStaff());
    }
}
