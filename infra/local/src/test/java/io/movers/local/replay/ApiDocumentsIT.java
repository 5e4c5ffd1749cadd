package io.movers.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.local.api.ApiFiles;
import io.movers.local.api.MergedDocuments;
import io.movers.local.api.OpenApiDocument;
import io.movers.local.api.OpenApiDocument.Operation;
import io.movers.local.deploy.Checkout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The documents that the running services answer are the kept ones, and name the callers of the policy.
 */
class ApiDocumentsIT {
    private final SuiteUnderTest suite = SharedSuite.get().underTest();
    private final Http http = new Http(suite::baseOf);

    @Test
    void theKeptDocumentsAreThoseOfTheServices() {
        assertThat(fetch("/docs.json")).isEqualTo(ApiFiles.services());
        assertThat(MergedDocuments.events(fetch("/docs/events.json"))).isEqualTo(ApiFiles.read(ApiFiles.EVENTS));
    }

    @Test
    void theDocumentAndThePolicyNameTheSameCallers() {
        List<String> differences = new ArrayList<>();
        OpenApiDocument document = new OpenApiDocument(ApiFiles.read(ApiFiles.SUITE));
        AccessTable table = AccessTable.load();
        for (AccessTable.Route route : table.routes()) {
            String path = route.path().replaceAll(":[a-zA-Z]+", "5f0000000000000000000404");
            if (path.contains("/docs")) {
                continue;
            }
            Operation operation = document.find(route.method(), path).orElse(null);
            if (operation == null) {
                differences.add(route + " is not documented");
                continue;
            }
            for (String role : RoleMatrixIT.ROLES) {
                if (operation.roles().contains(role) != route.admits(role)) {
                    differences.add(route + ": " + role);
                }
            }
            if (operation.roles().contains("anonymous") != route.isOpen()) {
                differences.add(route + ": anonymous");
            }
            if (operation.json().path("x-unverified").asBoolean(false) != (route.unverified() && !route.isOpen())) {
                differences.add(route + ": unverified");
            }
        }
        for (Operation operation : document.operations()) {
            String path = operation.path().replaceAll("\\{\\w+}", "5f0000000000000000000404");
            if (table.find(operation.method(), path).isEmpty()) {
                differences.add(operation + " is not in the policy's table");
            }
        }
        assertThat(differences).isEmpty();
    }

    private Map<String, JsonNode> fetch(String document) {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        Checkout.SERVICES.forEach(service -> {
            Http.Answer answer = http.get("/api/" + (service.equals("auth") ? "users" : service) + document);
            assertThat(answer.status()).as(service).isEqualTo(200);
            assertThat(answer.contentType()).startsWith("application/json");
            documents.put(service, answer.body());
        });
        return documents;
    }
}
