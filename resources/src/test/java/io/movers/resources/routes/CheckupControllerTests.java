package io.movers.resources.routes;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.ConflictException;
import io.movers.common.security.Role;
import io.movers.resources.models.Resource;
import io.movers.resources.models.WorkKind;
import io.movers.resources.services.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class CheckupControllerTests extends ResourcesRoutes {
    private static final String CHECKUPS = "/api/resources/" + ID + "/checkups";
    private static final String START = "/api/resources/" + ID + "/start-checkup";
    private static final String LOAD = "/api/resources/load-checkups";
    private static final String MAY = "admin meb-admin inventory-manager";

    @ParameterizedTest
    @CsvSource({"PUT, " + CHECKUPS, "POST, " + START, "POST, " + LOAD})
    void onlyStaffAndInventoryManagersUseCheckUps(String method, String path) {
        assertReadOnlyFor(MAY, method, path);
        assertOpenOnlyTo(MAY, "POST", CHECKUPS);
        verifyNoInteractions(work);
    }

    @Test
    void checkUpIsOpenedWithoutABody() {
        given(work.open(WorkKind.CHECKUP, ID)).willReturn(workView());

        assertAnswered(as(Role.INVENTORY_MANAGER).call("POST", CHECKUPS, null), 201, WORK);
    }

    @Test
    void checkUpIsStartedByResourceAndCheckUpId() {
        given(work.start(WorkKind.CHECKUP, ID, OTHER)).willReturn(workView());

        assertAnswered(as(Role.ADMIN).post(START, "{\"checkupId\": \"" + OTHER + "\"}"), 200, WORK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"checkupId\": \"\"}", "{\"checkupId\": null}"})
    void checkUpCannotBeStartedWithoutItsId(String body) {
        assertRefused(
                as(Role.ADMIN).post(START, body), 400, new ApiError("The id of the checkup is required", "checkupId"));
        verifyNoInteractions(work);
    }

    @Test
    void malformedIdIsRefusedInPathAndBody() {
        ApiError invalid = new ApiError("Invalid id");
        String good = "{\"checkupId\": \"" + OTHER + "\"}";

        assertRefused(as(Role.ADMIN).call("POST", "/api/resources/nope/checkups", null), 400, invalid);
        assertRefused(as(Role.ADMIN).post("/api/resources/nope/start-checkup", good), 400, invalid);
        assertRefused(as(Role.ADMIN).post(START, "{\"checkupId\": \"nope\"}"), 400, invalid);
        assertRefused(as(Role.ADMIN).put(CHECKUPS, """
                        {"checkupId": "%s", "components": [
                          {"componentId": "nope", "componentName": "Frenos", "status": "good"}]}
                        """.formatted(OTHER)), 400, invalid);
        verifyNoInteractions(work);
    }

    @Test
    void missingFieldsOfACompletionAreReportedTogether() {
        assertRefused(
                as(Role.ADMIN).put(CHECKUPS, "{}"),
                400,
                new ApiError("components param is required", "components"),
                new ApiError("The id of the checkup is required", "checkupId"),
                new ApiError("components param must be an array", "components"));
        assertRefused(
                as(Role.ADMIN).put(CHECKUPS, """
                        {"checkupId": "%s", "components": [{"componentName": "F"}, {"componentId": "c", "status": "good"}]}
                        """.formatted(OTHER)),
                400,
                new ApiError("The id of the component is required", "components[0].componentId"),
                new ApiError("The status of the component is required", "components[0].status"),
                new ApiError("The name of the component is required", "components[1].componentName"));
        verifyNoInteractions(work);
    }

    @Test
    void findingsCarryTheComponentIdAsSentAndAsStored() {
        given(work.completeCheckup(
                        ID,
                        OTHER,
                        List.of(new Finding("abcdefghijkl", "6162636465666768696a6b6c", "12", "bad", null, "worn"))))
                .willReturn(workView());

        assertAnswered(as(Role.ADMIN).put(CHECKUPS, """
                        {"checkupId": "%s", "status": "approved", "components": [
                          {"componentId": "abcdefghijkl", "componentName": 12, "status": "bad", "comment": "worn",
                           "_id": "mine"}]}
                        """.formatted(OTHER)), 201, WORK);
    }

    @Test
    void bulkOpeningUsesTheRowsWithValidIds() {
        Resource resource = resource();
        given(work.openAll(WorkKind.CHECKUP, List.of(ID, OTHER))).willReturn(List.of(resource));

        assertAnswered(as(Role.ADMIN).post(LOAD, rows("resources")), 201, "[" + view(resource) + "]");
        assertRefused(as(Role.ADMIN).post(LOAD, "{}"), 400, new ApiError("Resources must be an array", "resources"));
        assertRefused(
                as(Role.ADMIN).post(LOAD, "{\"resources\": [{}]}"),
                400,
                new ApiError("Resource id is required", "resources[0].id"));
    }

    @Test
    void refusalOfTheServiceKeepsItsStatusAndMessage() {
        given(work.open(any(), any()))
                .willThrow(new BadRequestException("The resource does not exists"), new ConflictException("again"));

        assertRefused(as(Role.ADMIN).call("POST", CHECKUPS, null), 400, new ApiError("The resource does not exists"));
        assertRefused(as(Role.ADMIN).call("POST", CHECKUPS, null), 409, new ApiError("again"));
    }

    @ParameterizedTest
    @CsvSource({
        "componentName, 101, Máximo 100 caracteres",
        "status, 101, Máximo 100 caracteres",
        "comment, 2001, Máximo 2000 caracteres"
    })
    void findingWithATextThatIsTooLongIsRefused(String field, int length, String message) {
        Map<String, String> finding = new HashMap<>(
                Map.of("componentId", OTHER, "componentName", "Frenos", "status", "good", "comment", "worn"));
        finding.put(field, "x".repeat(length));

        assertRefused(completeWith(finding), 400, new ApiError(message, "components[0]." + field));
        verifyNoInteractions(work);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "https://elsewhere.test/1.png", "hello", "\\\" onload=\\\"x"})
    void photoOfAFindingThatIsNotADataUrlIsRefused(String photo) {
        assertRefused(
                completeWith(Map.of("componentId", OTHER, "componentName", "Frenos", "status", "good", "photo", photo)),
                400,
                new ApiError("La imagen no es válida", "components[0].photo"));
        verifyNoInteractions(work);
    }

    private MvcTestResult completeWith(Map<String, String> finding) {
        String fields = finding.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\": \"" + field.getValue() + "\"")
                .collect(Collectors.joining(", "));
        return as(Role.ADMIN).put(CHECKUPS, "{\"checkupId\": \"" + OTHER + "\", \"components\": [{" + fields + "}]}");
    }
}
