package io.movers.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.servers.queries.IndexRule;
import io.movers.servers.queries.RecordedQueries;
import io.movers.testing.Recording;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of a list costs a fixed number of queries, each answered by a declared index, however many rows there are. */
class ListQueriesIT {
    /** Sessions (1), the caller's companies (3), the resources of a company (1), the total (1), the rows (1), relations (5). */
    private static final int MOST = 12;

    private static RecordedQueries queries;
    private static RunningFleet fleet;
    private static String staff;
    private static String company;
    private static String employee;

    @BeforeAll
    static void start() {
        fleet = RunningFleet.start(List.of(Recording.class));
        queries = fleet.bean(RecordedQueries.class);
        staff = fleet.session("admin", new ObjectId().toHexString(), null);
        company = fleet.session("client", new ObjectId().toHexString(), "Acme");
        employee = fleet.employee("Acme");
        fleet.type("Bicicleta", 30, 100);
        fill(0, 3);
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
    }

    private static void fill(int from, int to) {
        for (int i = from; i < to; i++) {
            String id = fleet.resource("Bicicleta", "Q-" + i, "Acme");
            fleet.call("POST", "/" + id + "/rent", employee, Map.of());
            fleet.mongo()
                    .getCollection("checkups")
                    .insertOne(new Document("resourceRef", "Q-" + i)
                            .append("status", "pending")
                            .append("createdAt", new java.util.Date())
                            .append("assignee", new ObjectId().toHexString())
                            .append("components", List.of())
                            .append("version", 0));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?client=Acme",
                "?client=Acme&office=Norte",
                "?client=Acme&office=Norte&status=rented",
                "?client=Acme&status=pending_repair",
                "?office=Norte",
                "?status=rented",
                "?type=Bicicleta",
                "?reference=Q-1",
                "?from=2020-01-01&to=2099-01-01",
                "?client=Acme&from=2020-01-01",
                "?page=2&perPage=2",
                "/find-by-ref?ref=Q-1",
                "/rented-resources",
                "/reservation-list",
                "/reservation-list?client=Acme",
                "/reservation-list?from=2020-01-01&to=2099-01-01",
                "/reservation-list?client=Acme&office=Norte&from=2020-01-01",
                "/checkups-history",
                "/checkups-history?client=Acme&status=pending",
                "/resource-types",
                "/checkups-history?resourceRef=Q-1",
                "/checkups-history?client=Acme&resourceRef=Q-1",
                "/types-by-client",
                "/types-by-client?client=Acme"
            })
    void pageOfAListCostsABoundedNumberOfIndexedQueries(String path) {
        // A reference is unique, so all other criteria are compared in at most one document.
        IndexRule rule = path.contains("reference=") || path.contains("resourceRef=")
                ? new IndexRule(fleet.mongo().getDb(), "deletedAt", "client")
                : new IndexRule(fleet.mongo().getDb(), "deletedAt");
        for (String session : List.of(staff, company, employee)) {
            if (session.equals(employee) && (path.contains("-list") || path.contains("history"))) {
                continue;
            }
            queries.clear();
            assertThat(fleet.call("GET", path, session, null).status()).isEqualTo(200);
            assertThat(queries.ofRequests()).isNotEmpty().hasSizeLessThanOrEqualTo(MOST);
            assertThat(rule.unanswered(queries.ofRequests())).isEmpty();
        }
    }

    /** The size that the database keeps beside a collection may be wrong after a crash. */
    @ParameterizedTest
    @ValueSource(strings = {"/reservation-list", "/checkups-history", ""})
    void totalOfAListIsCountedAndNotTakenFromMetadata(String path) {
        queries.clear();

        assertThat(fleet.call("GET", path, staff, null)
                        .body()
                        .get("totalResults")
                        .asInt())
                .isPositive();

        assertThat(queries.ofRequests()).noneMatch(query -> query.command().equals("count"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/reservation-list", "/checkups-history", "/resource-types"})
    void moreRowsCostNoMoreQueries(String path) {
        int before = cost(path);
        int rows = (int) fleet.mongo().getCollection("resources").countDocuments();
        fill(rows, rows + 10);
        assertThat(cost(path)).isEqualTo(before);
    }

    private static int cost(String path) {
        fleet.forgetCallers();
        queries.clear();
        fleet.call("GET", path, company, null);
        return queries.ofRequests().size();
    }
}
