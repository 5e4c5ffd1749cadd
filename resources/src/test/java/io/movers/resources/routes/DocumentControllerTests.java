package io.movers.resources.routes;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Role;
import io.movers.resources.models.NewDocument;
import io.movers.resources.models.ResourceDocument;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DocumentControllerTests extends ResourcesRoutes {
    private static final String UPDATE = "/api/resources/documents/" + ID + "/update";
    private static final Instant EXPEDITION = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant EXPIRATION = Instant.parse("2025-01-01T12:30:00Z");
    private static final String BODY = """
            {"type": "SOAT", "resourceReference": "R-1", "expeditionDate": "2024-01-01",
             "expirationDate": "2025-01-01T12:30:00.000Z", "documentNumber": 77, "version": 9}
            """;

    @Test
    void onlyStaffAndInventoryManagersChangeDocuments() {
        assertReadOnlyFor("admin meb-admin inventory-manager", "PUT", UPDATE);
        verifyNoInteractions(documents);
    }

    @Test
    void datesAndNumbersOfADocumentAreCast() {
        given(documents.update(ID, "SOAT", "R-1", EXPEDITION, EXPIRATION, "77"))
                .willReturn(ResourceDocument.from(new NewDocument(ID, "SOAT", "R-1", EXPEDITION, EXPIRATION, "77")));

        assertAnswered(as(Role.INVENTORY_MANAGER).put(UPDATE, BODY), 200, """
                {"id": "%s", "type": "SOAT", "resourceReference": "R-1", "documentNumber": "77",
                 "expeditionDate": "2024-01-01T00:00:00.000Z", "expirationDate": "2025-01-01T12:30:00.000Z"}
                """.formatted(ID));
    }

    @Test
    void missingFieldsOfADocumentAreReportedTogether() {
        assertRefused(
                as(Role.ADMIN).put(UPDATE, "{\"documentNumber\": \"\"}"),
                400,
                new ApiError("Type of the document is required", "type"),
                new ApiError("The `resourceReference` attribute is required", "resourceReference"),
                new ApiError("The `expeditionDate` attribute is required", "expeditionDate"),
                new ApiError("The `expirationDate` attribute is required", "expirationDate"),
                new ApiError("The `documentNumber` attribute is required", "documentNumber"));
        verifyNoInteractions(documents);
    }

    @Test
    void unreadableDateIsRefusedWithItsField() {
        assertRefused(
                as(Role.ADMIN).put(UPDATE, BODY.replace("2024-01-01", "garbage")),
                400,
                new ApiError("Invalid value", "expeditionDate"));
        verifyNoInteractions(documents);
    }

    @Test
    void refusalsOfUpdatesAreReported() {
        given(documents.update(any(), any(), any(), any(), any(), any()))
                .willThrow(new BadRequestException("Document does not exists"));

        assertRefused(as(Role.ADMIN).put(UPDATE, BODY), 400, new ApiError("Document does not exists"));
        assertRefused(as(Role.ADMIN).put(UPDATE.replace(ID, "nope"), BODY), 400, new ApiError("Invalid id"));
    }
}
