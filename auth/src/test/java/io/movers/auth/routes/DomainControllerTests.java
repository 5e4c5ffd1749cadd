package io.movers.auth.routes;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.auth.models.Domain;
import io.movers.auth.services.DomainService.Row;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.ForbiddenException;
import io.movers.common.security.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainControllerTests extends AuthRoutes {
    private static final String DOMAINS = "/api/users/domains";
    private static final String ONE = DOMAINS + "/" + ID;
    private static final String CHANGE = "{\"domain\": \"acme.test\", \"client\": \"Acme\", \"active\": \"0\"}";

    private final Domain domain = new Domain("acme.test", "Acme", NOW);

    private String view() {
        return """
               {"_id": "%s", "domain": "acme.test", "client": "Acme", "active": true,
                "createdAt": "2024-05-01T10:00:00.000Z"}
               """.formatted(domain.getId());
    }

    @ParameterizedTest
    @CsvSource({"POST, " + DOMAINS, "PUT, " + ONE})
    void staffAndCompaniesAuthorizeDomains(String method, String path) {
        assertReadOnlyFor("admin meb-admin client client-admin", method, path);
        verifyNoInteractions(domains);
    }

    @Test
    void anonymousCallerSeesOnlyWhatSignUpNeeds() {
        given(domains.list("Acme")).willReturn(List.of(domain));
        String query = "?client=Other&client=Acme";

        assertAnswered(
                asNobody().get(DOMAINS + query),
                200,
                "[{\"domain\": \"acme.test\", \"client\": \"Acme\", \"active\": true}]");
        assertAnswered(as(Role.USER).get(DOMAINS + query), 200, "[" + view() + "]");
    }

    @Test
    void oneInvalidRowRefusesAllAndListsEveryViolation() {
        assertRefused(
                as(Role.ADMIN).post(DOMAINS, """
                        {"domains": [{"domain": "ok.test", "client": "A"}, "acme.test", {"domain": "x", "client": "A"}]}
                        """),
                400,
                new ApiError("Domain is required", "domains[1].domain"),
                new ApiError("The domain is invalid", "domains[1].domain"),
                new ApiError("The domain is invalid", "domains[2].domain"),
                new ApiError("Client is required", "domains[1].client"));
        assertRefused(
                as(Role.ADMIN).post(DOMAINS, "{}"),
                400,
                new ApiError("Domains must be an array", "domains"),
                new ApiError("Domains are required array", "domains"));
        verifyNoInteractions(domains);
    }

    @Test
    void addedDomainsAreAnswered() {
        given(domains.add(caller(Role.CLIENT), eq(List.of(new Row("acme.test", "Acme"), new Row("b.test", 7)))))
                .willReturn(List.of(domain));

        assertAnswered(as(Role.CLIENT).post(DOMAINS, """
                        {"domains": [{"domain": "acme.test", "client": "Acme", "active": false},
                                     {"domain": "b.test", "client": 7}]}
                        """), 201, "[" + view() + "]");
    }

    @Test
    void activeFlagIsReadAsABoolean() {
        given(domains.change(caller(Role.ADMIN), eq(ID), eq("acme.test"), eq("Acme"), eq(false)))
                .willReturn(domain);

        assertAnswered(as(Role.ADMIN).put(ONE, CHANGE), 200, view());
    }

    @Test
    void changeWithoutFieldsListsEveryViolation() {
        assertRefused(
                as(Role.ADMIN).put(ONE, "{\"active\": \"\"}"),
                400,
                new ApiError("Domain is required", "domain"),
                new ApiError("Client is required", "client"),
                new ApiError("Active property is required", "active"),
                new ApiError("Active property is invalid", "active"));
        assertRefused(as(Role.ADMIN).put(DOMAINS + "/nope", CHANGE), 400, new ApiError("Invalid id"));
        verifyNoInteractions(domains);
    }

    @Test
    void serviceExceptionKeepsItsStatusAndMessage() {
        given(domains.add(any(), any())).willThrow(new ForbiddenException());
        given(domains.change(any(), any(), any(), any(), anyBoolean()))
                .willThrow(new BadRequestException("Domain does not exists"));

        assertRefused(
                as(Role.CLIENT).post(DOMAINS, "{\"domains\": [{\"domain\": \"a.test\", \"client\": \"Other\"}]}"),
                403,
                new ApiError("Forbidden"));
        assertRefused(as(Role.ADMIN).put(ONE, CHANGE), 400, new ApiError("Domain does not exists"));
    }
}
