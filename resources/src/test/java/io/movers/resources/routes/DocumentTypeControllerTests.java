package io.movers.resources.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Role;
import io.movers.resources.models.DocumentType;
import io.movers.resources.services.DocumentTypeService.Description;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTypeControllerTests extends ResourcesRoutes {
    private static final String TYPES = "/api/resources/resource-types/" + ID + "/document-types";
    private static final String ONE = TYPES + "/" + OTHER;
    private static final String MAY = "admin meb-admin inventory-manager";
    private static final String BODY =
            "{\"name\": \"SOAT\", \"disables\": true, \"expires\": \"1\", \"requiresPhoto\": 0, \"resourceType\": \"x\"}";

    @ParameterizedTest
    @CsvSource({"POST, " + TYPES, "PUT, " + ONE})
    void onlyStaffAndInventoryManagersChangeDocumentTypes(String method, String path) {
        assertReadOnlyFor(MAY, method, path);
        verifyNoInteractions(documentTypes);
    }

    @Test
    void documentTypeIsDeletedByTypeAndDocumentTypeId() {
        assertOpenOnlyTo(MAY, "DELETE", ONE);
        verifyNoInteractions(documentTypes);

        assertThat(as(Role.ADMIN).delete(ONE)).hasStatus(204).body().isEmpty();
        verify(documentTypes).delete(ID, OTHER);
    }

    @Test
    void flagsOfADocumentTypeAreCastToBooleans() {
        DocumentType soat = new DocumentType();
        soat.describe("SOAT", true, false, true);
        soat.setResourceType("Bicicleta");
        Description said = new Description("SOAT", true, false, true);
        given(documentTypes.add(ID, said)).willReturn(soat);
        given(documentTypes.update(ID, OTHER, said)).willReturn(soat);
        String answer = """
                {"id": "%s", "name": "SOAT", "disables": true, "requiresPhoto": false, "expires": true,
                 "resourceType": "Bicicleta"}
                """.formatted(soat.getId());

        assertAnswered(as(Role.ADMIN).post(TYPES, BODY), 201, answer);
        assertAnswered(as(Role.ADMIN).put(ONE, BODY), 200, answer);
    }

    @Test
    void missingAndWrongFieldsOfADocumentTypeAreReportedTogether() {
        assertRefused(
                as(Role.ADMIN).post(TYPES, "{\"expires\": \"maybe\"}"),
                400,
                new ApiError("Name of the document is required", "name"),
                new ApiError("The `disables` attribute is required", "disables"),
                new ApiError("The `requiresPhoto` attribute is required", "requiresPhoto"),
                new ApiError("The `disables` attribute must be a boolean", "disables"),
                new ApiError("The `expires` attribute must be a boolean", "expires"),
                new ApiError("The `requiresPhoto` attribute must be a boolean", "requiresPhoto"));
        verifyNoInteractions(documentTypes);
    }

    @Test
    void refusalsOfUpdatesAreReported() {
        given(documentTypes.update(any(), any(), any()))
                .willThrow(new BadRequestException("Document type does not exists"));

        assertRefused(as(Role.ADMIN).put(ONE, BODY), 400, new ApiError("Document type does not exists"));
        assertRefused(as(Role.ADMIN).put(ONE.replace(OTHER, "nope"), BODY), 400, new ApiError("Invalid id"));
    }
}
