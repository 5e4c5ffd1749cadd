package io.movers.common.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.movers.servers.MongoServer;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

class CompaniesIT {

    private static final String ME = "5fa0000000000000000000c1";
    private static final String OTHER = "5fa0000000000000000000c2";

    private static MongoServer server;
    private static MongoClient client;
    private static MongoTemplate mongo;

    private final Companies companies = new Companies(mongo);

    @BeforeAll
    static void start() {
        server = MongoServer.inMemory();
        client = MongoClients.create(server.uri());
        mongo = new MongoTemplate(client, "companies");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        mongo.getCollection("clients").deleteMany(new Document());
        mongo.getCollection("offices").deleteMany(new Document());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADMIN", "MEB_ADMIN", "INVENTORY_MANAGER", "REPAIR_MANAGER", "MAINTENANCE_MANAGER"})
    void staffAndCrewsSeeEveryCompany(Role role) {
        assertThat(scope(role, null)).isEqualTo(CompanyScope.EVERYTHING);
        assertThat(CompanyScope.EVERYTHING.includes("Anything")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CLIENT", "CLIENT_ADMIN", "USER"})
    void callerWithoutCompanySeesNone(Role role) {
        company("Acme", OTHER, false);

        for (String claim : new String[] {null, "", " "}) {
            CompanyScope scope = scope(role, claim);
            assertThat(scope.all()).isFalse();
            assertThat(scope.names()).isEmpty();
            assertThat(scope.includes("Acme")).isFalse();
            assertThat(scope.includes("")).isFalse();
            assertThat(scope.includes(null)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CLIENT", "CLIENT_ADMIN"})
    void companyAdministratorSeesTheirOwnAndThoseTheyAdminister(Role role) {
        company("Mine", ME, false);
        company("Mine too", ME, false);
        company("Theirs", OTHER, false);
        company("With my office", OTHER, false);
        office("With my office", ME, false);
        office("Theirs", OTHER, false);

        assertThat(scope(role, "In my claim").names())
                .containsExactlyInAnyOrder("Mine", "Mine too", "With my office", "In my claim");
    }

    @Test
    void employeeSeesOnlyTheCompanyInTheirSession() {
        company("Acme", OTHER, false);
        company("Mine", ME, false);
        office("Beta", ME, false);

        assertThat(scope(Role.USER, "Acme").names()).containsExactly("Acme");
    }

    @Test
    void archivedCompaniesAndOfficesDoNotCount() {
        company("Closed", ME, true);
        company("Closed with office", OTHER, true);
        company("Open", OTHER, false);
        office("Closed with office", ME, false);
        office("Open", ME, true);

        assertThat(scope(Role.CLIENT, "Closed").names()).isEmpty();
        assertThat(scope(Role.USER, "Closed").names()).isEmpty();
    }

    @Test
    void liveCompanyCountsBesideAnArchivedOneOfTheSameName() {
        company("Acme", ME, true);
        company("Acme", OTHER, false);

        assertThat(scope(Role.USER, "Acme").names()).containsExactly("Acme");
    }

    @Test
    void databaseThatIsAwayIsADataAccessException() {
        try (MongoClient away = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100")) {
            Companies blind = new Companies(new MongoTemplate(away, "companies"));

            assertThatThrownBy(() -> blind.of(Sessions.user(ME, "client", "Acme")))
                    .isInstanceOf(DataAccessResourceFailureException.class);
        }
    }

    private CompanyScope scope(Role role, @Nullable String claim) {
        return companies.of(Sessions.user(ME, role.value(), claim));
    }

    private static void company(String name, String superAdmin, boolean archived) {
        mongo.getCollection("clients")
                .insertOne(new Document("name", name)
                        .append("superAdminClient", superAdmin)
                        .append("deletedAt", archived ? new Date() : null));
    }

    private static void office(String client, String admin, boolean archived) {
        Document office = new Document("name", "Sede").append("client", client).append("clientAdmin", admin);
        mongo.getCollection("offices").insertOne(archived ? office.append("deletedAt", new Date()) : office);
    }
}
