package io.movers.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.servers.queries.IndexRule;
import io.movers.servers.queries.RecordedQueries;
import io.movers.servers.queries.RecordedQuery;
import io.movers.testing.Answer;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.IntFunction;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists take a few indexed queries with 100,000 users, 1,000 companies and 5,000 offices. */
class ListQueriesIT {
    private static final int COMPANIES = 1_000;
    private static final String CARLOS = new ObjectId().toHexString();
    private static final String MARTA = new ObjectId().toHexString();

    private static RunningClients service;

    @BeforeAll
    static void fill() throws Exception {
        service = new RunningClients();
        insert(
                "clients",
                COMPANIES,
                i -> new Document("name", "Company " + i)
                        .append("nit", "1")
                        .append("logo", "l")
                        .append("mebAdmin", MARTA)
                        .append("superAdminClient", i % 100 == 0 ? CARLOS : MARTA)
                        .append("deletedAt", i % 10 == 9 ? new Date() : null)
                        .append("__v", 0));
        insert(
                "offices",
                5 * COMPANIES,
                i -> new Document("name", "Office " + i)
                        .append("client", "Company " + i % COMPANIES)
                        .append("country", "Colombia")
                        .append("city", "Bogota")
                        .append("location", new Document("lat", 4.6).append("lng", -74.1))
                        .append("mebAdmin", MARTA)
                        .append("clientAdmin", i == 7 ? CARLOS : MARTA)
                        .append("repairAdmin", MARTA)
                        .append("maintenanceAdmin", MARTA)
                        .append("inventoryAdmin", MARTA)
                        .append("deletedAt", null)
                        .append("__v", 0));
        insert(
                "users",
                100 * COMPANIES,
                i -> new Document("email", "u" + i + "@acme.test")
                        .append("client", "Company " + i % COMPANIES)
                        .append("version", 0));
        insert(
                "domains",
                COMPANIES,
                i -> new Document("domain", "d" + i + ".test")
                        .append("client", "Company " + i)
                        .append("version", 0));
        insert(
                "emails",
                COMPANIES,
                i -> new Document("email", "e" + i + "@mail.test")
                        .append("client", "Company " + i)
                        .append("office", "Office " + i)
                        .append("version", 0));
    }

    @Test
    void availableResourcesAreCappedAt10000() {
        insert(
                "resources",
                10_001,
                i -> new Document("client", "Company 1")
                        .append("office", "Office 1")
                        .append("status", "available")
                        .append("deletedAt", null)
                        .append("version", 0));

        assertThat(service.call(
                                "GET",
                                "/resources/available?client=Company%201&office=Office%201",
                                service.session("admin"),
                                null)
                        .body())
                .hasSize(10_000);
    }

    private static void insert(String collection, int count, IntFunction<Document> document) {
        List<Document> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batch.add(document.apply(i));
            if (batch.size() == 5_000 || i == count - 1) {
                service.mongo().getCollection(collection).insertMany(batch);
                batch.clear();
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        // One query for the session, one for the page, one per relation.
        "admin, '', 10, 7",
        "admin, ?perPage=200, 200, 7",
        "admin, ?page=3&perPage=20, 20, 7",
        "meb-admin, '', 10, 7",
        "client, '', 10, 10",
        "user, '', 10, 3",
        ", '', 900, 2",
        ", ?perPage=5, 5, 2",
    })
    void pageOfCompaniesTakesAFewIndexedQueries(String role, String query, int rows, int most) {
        String id = "client".equals(role) ? CARLOS : MARTA;
        String session = role == null ? null : service.session(role, id, null);
        RecordedQueries queries = service.bean(RecordedQueries.class);
        queries.clear();

        Answer page = service.call("GET", query, session, null);

        assertThat(page.body()).hasSize(rows);
        List<RecordedQuery> asked = queries.ofRequests();
        assertThat(asked).isNotEmpty().hasSizeLessThanOrEqualTo(most);
        assertThat(new IndexRule(service.mongo().getDb()).unanswered(asked)).isEmpty();
    }

    @Test
    void pageOfCompaniesShowsAllRelations() {
        Answer page = service.call("GET", "?perPage=3", service.session("admin"), null);

        assertThat(page.body()).hasSize(3).allSatisfy(company -> {
            assertThat(company.get("offices")).hasSize(5);
            assertThat(company.get("users")).hasSize(100);
            assertThat(company.get("domains")).hasSize(1);
            assertThat(company.get("emails")).hasSize(1);
            assertThat(company.get("offices"))
                    .filteredOn(office -> !office.get("emails").isEmpty())
                    .hasSize(1);
        });
    }

    @ParameterizedTest
    @CsvSource({"user, 3", "client, 6", "admin, 2"})
    void availableResourcesTakeAFewIndexedQueries(String role, int most) {
        String session = service.session(role, CARLOS, "Company 0");
        RecordedQueries queries = service.bean(RecordedQueries.class);
        queries.clear();

        service.call("GET", "/resources/available?client=Company%200&office=Office%200", session, null);

        List<RecordedQuery> asked = queries.ofRequests();
        assertThat(asked)
                .hasSizeLessThanOrEqualTo(most)
                .anyMatch(query -> query.collection().equals("resources"));
        assertThat(new IndexRule(service.mongo().getDb()).unanswered(asked)).isEmpty();
    }
}
