package io.movers.resources.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Role;
import io.movers.common.web.DateRange;
import io.movers.common.web.PageRequest;
import io.movers.resources.models.FleetFilter;
import io.movers.resources.models.NewDocument;
import io.movers.resources.models.Resource;
import io.movers.resources.models.views.ResourceDetailsView;
import io.movers.resources.models.views.ResourcePageView;
import io.movers.resources.models.views.ResourceTypeSummaryView;
import io.movers.resources.models.views.ResourceView;
import io.movers.resources.services.ResourceLoadService;
import io.movers.resources.services.ResourceService.Description;
import io.movers.resources.services.ResourceService.NewLocker;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

class ResourceControllerTests extends ResourcesRoutes {
    private static final String RESOURCES = "/api/resources";
    private static final String ONE = RESOURCES + "/" + ID;
    private static final String LOAD = RESOURCES + "/load-resources";
    private static final String LOCKERS = RESOURCES + "/update-lockers";
    private static final String DISABLE = RESOURCES + "/disable-resources";
    private static final String ENABLE = RESOURCES + "/enable-resources";
    private static final String MAY = "admin meb-admin inventory-manager";
    private static final String BODY = """
            {"type": "Bicicleta", "reference": "R-1", "qrCode": "x", "lockerPassword": "2222", "client": "Acme",
             "clientNumber": 9, "office": "Norte", "loanTime": "60", "status": "disabled", "kmSinceMaintenance": 900}
            """;
    private static final Description SAID = new Description("Bicicleta", "R-1", 2222.0, "Acme", "Norte", 60.0);

    private static ResourceDetailsView listed(Resource resource) {
        return new ResourceDetailsView(ResourceView.of(resource, null), List.of(), List.of(), List.of(), List.of());
    }

    private static String withDocuments(String documents) {
        return BODY.replaceFirst("\\{", "{\"documents\": " + documents + ", ");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, " + RESOURCES,
        "PUT, " + ONE,
        "POST, " + LOAD,
        "POST, " + LOCKERS,
        "POST, " + DISABLE,
        "POST, " + ENABLE
    })
    void onlyStaffAndInventoryManagersChangeResources(String method, String path) {
        assertReadOnlyFor(MAY, method, path);
        verifyNoInteractions(resources, fleetLoad);
    }

    @ParameterizedTest
    @ValueSource(strings = {RESOURCES, RESOURCES + "/find/" + ID, RESOURCES + "/find-by-ref"})
    void signedInUsersReadResources(String path) {
        assertOpenOnlyTo(EVERYBODY, "GET", path);
        assertRefused(asUnverified(Role.USER).get(path), 403, new ApiError("Forbidden"));
        verifyNoInteractions(queries);
    }

    @Test
    void resourceIsDeletedById() {
        assertOpenOnlyTo(MAY, "DELETE", ONE);
        verifyNoInteractions(resources);

        assertThat(as(Role.ADMIN).delete(ONE)).hasStatus(204).body().isEmpty();
        verify(resources).delete(ID);
    }

    @Test
    void resourceBodyIsCastAndServerOwnedFieldsAreIgnored() {
        Resource resource = resource();
        given(resources.add(SAID, "9", List.of())).willReturn(resource);
        given(resources.update(ID, SAID)).willReturn(resource);

        assertAnswered(as(Role.INVENTORY_MANAGER).post(RESOURCES, BODY), 201, view(resource));
        assertAnswered(as(Role.ADMIN).put(ONE, BODY), 201, view(resource));
    }

    @Test
    void missingFieldsOfAResourceAreReportedTogether() {
        ApiError[] errors = {
            new ApiError("Resource type is required.", "type"),
            new ApiError("Resource reference is required.", "reference"),
            new ApiError("Resource qrCode is required.", "qrCode"),
            new ApiError("Resource lockerPassword is required.", "lockerPassword"),
            new ApiError("Resource client is required.", "client"),
            new ApiError("Resource office is required.", "office"),
            new ApiError("Resource loanTime is required.", "loanTime")
        };

        assertRefused(as(Role.ADMIN).post(RESOURCES, "{\"type\": \"\"}"), 400, errors);
        assertRefused(as(Role.ADMIN).put(ONE, "{}"), 400, errors);
        verifyNoInteractions(resources);
    }

    @ParameterizedTest
    @CsvSource({"abc", "'  '"})
    void lockCodeThatIsNotANumberIsRefused(String code) {
        assertRefused(
                as(Role.ADMIN).post(RESOURCES, BODY.replace("2222", code)),
                400,
                new ApiError("Invalid value", "lockerPassword"));
        verifyNoInteractions(resources);
    }

    @Test
    void documentsOfANewResourceTakeItsReference() {
        given(resources.add(any(), any(), any())).willReturn(resource());

        assertThat(as(Role.ADMIN).post(RESOURCES, withDocuments("""
                        [{"type": "SOAT", "expeditionDate": "2024-01-01", "documentNumber": 7},
                         {"type": "RTM", "resourceReference": "R-2", "expeditionDate": 0, "expirationDate": "2025-01-01"}]
                        """))).hasStatus(201);

        ArgumentCaptor<List<NewDocument>> papers = ArgumentCaptor.captor();
        verify(resources).add(any(), any(), papers.capture());
        assertThat(papers.getValue())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactly(
                        new NewDocument("", "SOAT", "R-1", Instant.parse("2024-01-01T00:00:00Z"), null, "7"),
                        new NewDocument("", "RTM", "R-2", Instant.EPOCH, Instant.parse("2025-01-01T00:00:00Z"), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"expeditionDate\": 0}] | The type of the document is required | documents[0].type",
                "[{\"type\": \"SOAT\"}] | The expeditionDate of the document is required | documents[0].expeditionDate",
                "[5] | Invalid value | documents[0]",
                "[{\"type\": \"SOAT\", \"expeditionDate\": \"garbage\"}] | Invalid value | documents[0]"
            })
    void unreadableDocumentRefusesTheResource(String papers, String message, String field) {
        assertRefused(as(Role.ADMIN).post(RESOURCES, withDocuments(papers)), 400, new ApiError(message, field));
        verifyNoInteractions(resources);
    }

    @Test
    void loadSkipsRowsThatCannotBeRead() {
        Resource resource = resource();
        given(fleetLoad.load(List.of(new ResourceLoadService.Row(SAID, "9")))).willReturn(List.of(resource));

        assertAnswered(
                as(Role.ADMIN)
                        .post(
                                LOAD,
                                "{\"resources\": [" + BODY.replace("2222", "abc") + "," + BODY + ","
                                        + BODY.replace("\"60\"", "\" \"") + "]}"),
                201,
                "[" + view(resource) + "]");
    }

    @Test
    void oneInvalidRowRefusesTheLoad() {
        assertRefused(
                as(Role.ADMIN)
                        .post(LOAD, "{\"resources\": [" + BODY + ", {\"type\": \"Bicicleta\", \"qrCode\": \"x\"}]}"),
                400,
                new ApiError("Resource reference is required.", "resources[1].reference"),
                new ApiError("Resource lockerPassword is required.", "resources[1].lockerPassword"),
                new ApiError("Resource client is required.", "resources[1].client"),
                new ApiError("Resource office is required.", "resources[1].office"),
                new ApiError("Resource loanTime is required.", "resources[1].loanTime"));
        verifyNoInteractions(fleetLoad);
    }

    @Test
    void lockCodesThatAreNotNumbersAreSkipped() {
        Resource resource = resource();
        given(resources.updateLockers(List.of(new NewLocker("R-1", 7), new NewLocker("12", 8.5))))
                .willReturn(List.of(resource));

        assertAnswered(as(Role.ADMIN).post(LOCKERS, """
                        {"resources": [{"reference": "R-1", "lockerPassword": "7", "client": "ignored"},
                                       {"reference": "R-2", "lockerPassword": "abc"},
                                       {"reference": 12, "lockerPassword": 8.5}]}
                        """), 201, "[" + view(resource) + "]");
        assertRefused(
                as(Role.ADMIN).post(LOCKERS, "{\"resources\": [{\"lockerPassword\": 1}]}"),
                400,
                new ApiError("Resource reference is required.", "resources[0].reference"));
    }

    @Test
    void bulkEnableAndDisableUseTheRowsWithValidIds() {
        Resource resource = resource();
        given(resources.disable(List.of(ID, OTHER))).willReturn(List.of());
        given(resources.enable(List.of(ID, OTHER))).willReturn(List.of(resource));

        assertAnswered(as(Role.ADMIN).post(DISABLE, rows("resources")), 200, "[]");
        assertAnswered(as(Role.ADMIN).post(ENABLE, rows("resources")), 200, "[" + view(resource) + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {LOAD, LOCKERS, DISABLE, ENABLE})
    void bulkCallWithoutRowsOrWithTooManyIsRefused(String path) {
        String row = BODY.replaceFirst("\\{", "{\"id\": \"" + ID + "\", ");
        String tooMany = IntStream.rangeClosed(0, 5_000).mapToObj(i -> row).collect(Collectors.joining(","));

        assertRefused(
                as(Role.ADMIN).post(path, "{}"),
                400,
                new ApiError("The resources param is required", "resources"),
                new ApiError("The resources param must be an array", "resources"));
        assertRefused(
                as(Role.ADMIN).post(path, "{\"resources\": [" + tooMany + "]}"),
                400,
                new ApiError("The resources param must be an array", "resources"));
        verifyNoInteractions(resources, fleetLoad);
    }

    @Test
    void resourceListIsNarrowedByTheLastValueOfEachParameter() {
        FleetFilter filter = new FleetFilter(
                "Acme",
                "",
                "pending_repair",
                "Bicicleta",
                null,
                new DateRange(Instant.parse("2024-05-01T05:00:00Z"), null));
        Resource resource = resource();
        given(queries.list(eq(filter), eq(new PageRequest(0, 1_000)), caller(Role.USER)))
                .willReturn(new ResourcePageView(0, 1_000, 1, List.of(listed(resource))));

        assertAnswered(
                as(Role.USER)
                        .get(RESOURCES + "?client=Other&client=Acme&office=&status=pending_repair&type=Bicicleta"
                                + "&from=2024-05-01&page=-1&perPage=2000"),
                200,
                "{\"page\": 0, \"perPage\": 1000, \"totalResults\": 1, \"resources\": ["
                        + view(resource, "").strip().replaceFirst("}$", """
                        , "documents": [], "checkups": [], "repairs": [], "maintenances": []}
                        """) + "]}");
        assertRefused(as(Role.USER).get(RESOURCES + "?to=garbage"), 400, new ApiError("Invalid date", "to"));
    }

    @Test
    void oneResourceIsFoundByIdOrReferenceForTheCaller() {
        Resource resource = resource();
        given(queries.byId(eq(ID), caller(Role.USER))).willReturn(listed(resource));
        given(queries.byReference(eq("R-1"), caller(Role.CLIENT)))
                .willThrow(new BadRequestException("The resource does not exists"));

        assertThat(as(Role.USER).get(RESOURCES + "/find/" + ID))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.id")
                .isEqualTo(resource.getId());
        assertRefused(
                as(Role.CLIENT).get(RESOURCES + "/find-by-ref?ref=R-1"),
                400,
                new ApiError("The resource does not exists"));
        assertRefused(as(Role.USER).get(RESOURCES + "/find/nope"), 400, new ApiError("Invalid id"));
    }

    @Test
    void anybodySeesTheTypesOfACompany() {
        given(queries.typesOf("Acme"))
                .willReturn(List.of(new ResourceTypeSummaryView("t1", "Bicicleta", "p.png", null)));

        assertAnswered(
                asNobody().get(RESOURCES + "/types-by-client?client=Acme"),
                200,
                "[{\"id\": \"t1\", \"name\": \"Bicicleta\", \"photo\": \"p.png\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "reference", "client", "clientNumber", "office"})
    void textOfMoreThan100CharactersIsRefused(String field) {
        String body = BODY.replaceFirst(
                "\"" + field + "\": (\"[^\"]*\"|\\d+)", "\"" + field + "\": \"" + "x".repeat(101) + "\"");

        assertRefused(as(Role.ADMIN).post(RESOURCES, body), 400, new ApiError("Máximo 100 caracteres", field));
        assertRefused(
                as(Role.ADMIN).put(RESOURCES + "/" + ID, body), 400, new ApiError("Máximo 100 caracteres", field));
        verifyNoInteractions(resources);
    }

    @Test
    void qrCodeOfMoreThan256KilobytesIsRefused() {
        String body = BODY.replaceFirst("\"qrCode\": *\"[^\"]*\"", "\"qrCode\": \"" + "x".repeat(262_145) + "\"");

        assertRefused(as(Role.ADMIN).post(RESOURCES, body), 400, new ApiError("Máximo 262144 caracteres", "qrCode"));
        verifyNoInteractions(resources);
    }

    @Test
    void rowWithATextThatIsTooLongIsSkipped() {
        String tooLong =
                BODY.replaceFirst("\"reference\": *\"[^\"]*\"", "\"reference\": \"" + "x".repeat(2_300) + "\"");

        as(Role.ADMIN).post(RESOURCES + "/load-resources", "{\"resources\": [" + tooLong + ", " + BODY + "]}");

        verify(fleetLoad).load(argThat(rows -> rows.size() == 1));
    }

    @Test
    void documentOfANewResourceWithATextThatIsTooLongIsRefused() {
        String documents =
                "{\"documents\": [{\"type\": \"SOAT\", \"expeditionDate\": \"2024-01-01\", \"documentNumber\": \""
                        + "x".repeat(101) + "\"}], ";

        assertRefused(
                as(Role.ADMIN).post(RESOURCES, BODY.replaceFirst("\\{", documents)),
                400,
                new ApiError("Máximo 100 caracteres", "documents[0].documentNumber"));
        verifyNoInteractions(resources);
    }
}
