package io.movers.clients.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.clients.models.views.ResourceView;
import io.movers.common.errors.ApiError;
import io.movers.common.security.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailableResourceControllerTests extends ClientsRoutes {
    private static final String AVAILABLE = "/api/clients/resources/available";

    @Test
    void availableResourcesNeedAVerifiedSession() {
        assertRefused(asNobody().get(AVAILABLE), 401, new ApiError("Not authorized"));
        assertRefused(asUnverified(Role.USER).get(AVAILABLE), 403, new ApiError("Forbidden"));
        verifyNoInteractions(resources);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Client is required",
        "?office=Sede, Client is required",
        "?client=&office=Sede, Client is required",
        "?client=Acme, Office is required",
        "?client=Acme&office=, Office is required"
    })
    void availableResourcesNeedACompanyAndAnOffice(String query, String message) {
        assertRefused(as(Role.USER).get(AVAILABLE + query), 400, new ApiError(message));
        verifyNoInteractions(resources);
    }

    @Test
    void companyNameWithACommaIsNotSplit() {
        assertThat(as(Role.USER).get(AVAILABLE + "?client=Acme%2C%20SAS&office=Sede"))
                .hasStatusOk();

        verify(resources).list(eq("Acme, SAS"), eq("Sede"), caller(Role.USER));
    }

    @Test
    void firstValueOfARepeatedParameterCounts() {
        given(resources.list(eq("Acme"), eq("Sede Norte"), caller(Role.USER)))
                .willReturn(List.of(
                        new ResourceView(ID, "bike", "R-1", "qr", null, "Acme", "Sede Norte", 60, "available", 3)));

        assertAnswered(
                as(Role.USER).get(AVAILABLE + "?client=Acme&client=Other&office=Sede%20Norte&status=disabled"),
                200,
                """
                [{"id": "%s", "type": "bike", "reference": "R-1", "qrCode": "qr", "client": "Acme",
                  "office": "Sede Norte", "loanTime": 60, "status": "available", "version": 3}]
                """.formatted(ID));
    }
}
