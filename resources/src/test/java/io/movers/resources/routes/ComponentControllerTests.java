package io.movers.resources.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Role;
import io.movers.resources.models.Component;
import io.movers.resources.models.Component.Condition;
import io.movers.resources.services.ComponentService.Description;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentControllerTests extends ResourcesRoutes {
    private static final String COMPONENTS = "/api/resources/resource-types/" + ID + "/components";
    private static final String ONE = COMPONENTS + "/" + OTHER;
    private static final String DISABLE = "/api/resources/disable-components";
    private static final String ENABLE = "/api/resources/enable-components";
    private static final String MAY = "admin meb-admin inventory-manager";
    private static final String BODY = """
            {"name": "Frenos", "componentBrand": 105, "componentModel": "X1", "deletedAt": "2020-01-01",
             "regularCondition": {"disables": "0", "ticket": "false"},
             "badCondition": {"disables": 1, "ticket": true, "fee": 3}}
            """;
    private static final Description SAID =
            new Description("Frenos", "105", "X1", new Condition(false, false), new Condition(true, true));

    private static Component component() {
        Component component = new Component();
        component.describe("Frenos", "105", "X1", SAID.regular(), SAID.bad());
        component.setResourceType("Bicicleta");
        return component;
    }

    private static String answer(Component component) {
        return """
               {"id": "%s", "name": "Frenos", "componentBrand": "105", "componentModel": "X1",
                "regularCondition": {"disables": false, "ticket": false},
                "badCondition": {"disables": true, "ticket": true}, "resourceType": "Bicicleta", "deletedAt": null}
               """.formatted(component.getId());
    }

    @ParameterizedTest
    @CsvSource({"POST, " + COMPONENTS, "PUT, " + ONE, "POST, " + DISABLE, "POST, " + ENABLE})
    void onlyStaffAndInventoryManagersChangeComponents(String method, String path) {
        assertReadOnlyFor(MAY, method, path);
        verifyNoInteractions(components);
    }

    @Test
    void componentIsDeletedByTypeAndComponentId() {
        assertOpenOnlyTo(MAY, "DELETE", ONE);
        verifyNoInteractions(components);

        assertThat(as(Role.INVENTORY_MANAGER).delete(ONE)).hasStatus(204).body().isEmpty();
        verify(components).delete(ID, OTHER);
    }

    @Test
    void conditionsAreCastToBooleans() {
        Component component = component();
        given(components.add(ID, SAID)).willReturn(component);
        given(components.update(ID, OTHER, SAID)).willReturn(component);

        assertAnswered(as(Role.ADMIN).post(COMPONENTS, BODY), 201, answer(component));
        assertAnswered(as(Role.ADMIN).put(ONE, BODY), 200, answer(component));
    }

    @Test
    void conditionsAreCheckedInTheRecordedOrderWithItsMixedUpMessages() {
        assertRefused(
                as(Role.ADMIN).post(COMPONENTS, """
                        {"name": "", "componentBrand": "S", "regularCondition": "x", "badCondition": []}
                        """),
                400,
                new ApiError("Name is required", "name"),
                new ApiError("Model is required", "componentModel"),
                new ApiError("Regular condition disables property is required", "regularCondition.disables"),
                new ApiError("Regular condition disables property is invalid", "regularCondition.disables"),
                new ApiError("Regular condition ticket property is required", "regularCondition.ticket"),
                new ApiError("Bad condition ticket property is invalid", "regularCondition.ticket"),
                new ApiError("Bad condition disables property is required", "badCondition.disables"),
                new ApiError("Bad condition disables property is invalid", "badCondition.disables"),
                new ApiError("Bad condition ticket property is required", "badCondition.ticket"),
                new ApiError("Regular condition ticket property is invalid", "badCondition.ticket"),
                new ApiError("Regular condition object required", "regularCondition"),
                new ApiError("Bad condition object required", "badCondition"),
                new ApiError("Bad condition object required", "badCondition"));
        verifyNoInteractions(components);
    }

    @Test
    void malformedIdInThePathIsRefused() {
        assertRefused(as(Role.ADMIN).put(ONE.replace(ID, "nope"), BODY), 400, new ApiError("Invalid id"));
        assertRefused(as(Role.ADMIN).put(ONE.replace(OTHER, "nope"), BODY), 400, new ApiError("Invalid id"));
        assertRefused(as(Role.ADMIN).delete(ONE.replace(OTHER, "nope")), 400, new ApiError("Invalid id"));
        verifyNoInteractions(components);
    }

    @Test
    void bulkEnableAndDisableUseTheRowsWithValidIds() {
        Component component = component();
        given(components.disable(List.of(ID, OTHER))).willReturn(List.of(component));
        given(components.enable(List.of(ID, OTHER))).willReturn(List.of());

        assertAnswered(as(Role.ADMIN).post(DISABLE, rows("components")), 200, "[" + answer(component) + "]");
        assertAnswered(as(Role.ADMIN).post(ENABLE, rows("components")), 200, "[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {DISABLE, ENABLE})
    void bulkCallWithoutIdsIsRefused(String path) {
        assertRefused(
                as(Role.ADMIN).post(path, "{}"),
                400,
                new ApiError("The components param is required", "components"),
                new ApiError("The components param must be an array", "components"));
        assertRefused(
                as(Role.ADMIN).post(path, "{\"components\": [{}]}"),
                400,
                new ApiError("The component id is required", "components[0].id"));
        verifyNoInteractions(components);
    }

    @Test
    void refusalOfTheServiceKeepsItsMessage() {
        given(components.add(any(), any())).willThrow(new BadRequestException("Resource  type does not exists"));

        assertRefused(as(Role.ADMIN).post(COMPONENTS, BODY), 400, new ApiError("Resource  type does not exists"));
    }
}
