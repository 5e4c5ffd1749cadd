package io.movers.resources.routes;

import io.movers.resources.models.ComponentCheck;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceType;
import io.movers.resources.models.views.WorkView;
import io.movers.resources.services.ComponentService;
import io.movers.resources.services.DocumentService;
import io.movers.resources.services.DocumentTypeService;
import io.movers.resources.services.RentalQueryService;
import io.movers.resources.services.RentalService;
import io.movers.resources.services.ResourceLoadService;
import io.movers.resources.services.ResourceQueryService;
import io.movers.resources.services.ResourceService;
import io.movers.resources.services.ResourceTypeService;
import io.movers.resources.services.WorkHistoryService;
import io.movers.resources.services.WorkService;
import io.movers.testing.routes.Routes;
import java.time.Instant;
import java.util.List;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Mocks of the services that the routes call. */
abstract class ResourcesRoutes extends Routes {
    static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");
    static final String EVERYBODY =
            "admin meb-admin inventory-manager repair-manager maintenance-manager client client-admin user";

    /** The second id in the path of a route. */
    static final String OTHER = "600000000000000000000003";

    @MockitoBean
    ResourceService resources;

    @MockitoBean
    ResourceLoadService fleetLoad;

    @MockitoBean
    ResourceQueryService queries;

    @MockitoBean
    ResourceTypeService types;

    @MockitoBean
    ComponentService components;

    @MockitoBean
    DocumentTypeService documentTypes;

    @MockitoBean
    DocumentService documents;

    @MockitoBean
    RentalService rents;

    @MockitoBean
    RentalQueryService rentQueries;

    @MockitoBean
    WorkService work;

    @MockitoBean
    WorkHistoryService history;

    static ResourceType bike() {
        ResourceType type = new ResourceType();
        type.describe("Bicicleta", "GW", "2021", 30.0, true, "https://cdn.test/bici.png");
        return type;
    }

    /** A resource whose lock had another code before. */
    static Resource resource() {
        Resource resource = Resource.create("9", List.of(), NOW);
        resource.describe(bike(), "R-1", "qr", "Acme", "Norte", 60.0);
        resource.setLockerPassword(1111.0, NOW);
        resource.setLockerPassword(2222.0, NOW);
        return resource;
    }

    /** The view of a resource. @param codes the fields of the lock codes that it contains, with a comma at the end */
    static String view(Resource resource, String codes) {
        return """
               {"id": "%s", "type": "Bicicleta", "reference": "R-1", "qrCode": "qr", %s
                "passwordDate": "2024-05-01T10:00:00.000Z", "client": "Acme", "clientNumber": "9", "office": "Norte",
                "loanTime": 60, "status": "%s", "kmSinceMaintenance": 0, "createdAt": "2024-05-01T10:00:00.000Z",
                "deletedAt": null}
               """.formatted(resource.getId(), codes, resource.status().value());
    }

    /** The view of a resource for Staff and Crew, with both lock codes. */
    static String view(Resource resource) {
        return view(resource, "\"lockerPassword\": 2222, \"previousPassword\": 1111,");
    }

    static WorkView workView() {
        return new WorkView(
                OTHER,
                "R-1",
                "completed",
                NOW,
                NOW.plusSeconds(60),
                null,
                List.of(new ComponentCheck("l1", "c1", "Frenos", "bad", null, "worn")),
                2L);
    }

    static final String WORK = """
            {"id": "%s", "resourceRef": "R-1", "status": "completed", "createdAt": "2024-05-01T10:00:00.000Z",
             "completedAt": "2024-05-01T10:01:00.000Z", "version": 2, "components": [
               {"_id": "l1", "componentId": "c1", "componentName": "Frenos", "status": "bad", "comment": "worn"}]}
            """.formatted(OTHER);

    /** Rows of which the first and the last have an id. */
    static String rows(String name) {
        return "{\"%s\": [{\"id\": \"%s\", \"status\": \"x\"}, {\"id\": \"nope\"}, {\"id\": {\"$gt\": \"\"}}, {\"id\": \"%s\"}]}"
                .formatted(name, ID, OTHER);
    }
}
