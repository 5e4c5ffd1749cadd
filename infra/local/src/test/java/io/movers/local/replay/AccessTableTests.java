package io.movers.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.local.replay.AccessTable.Route;
import org.junit.jupiter.api.Test;

class AccessTableTests {
    private final AccessTable table = AccessTable.load();

    @Test
    void everyRouteOfTheIndexIsThere() {
        assertThat(table.routes()).hasSize(110).extracting(Route::toString).doesNotHaveDuplicates();
    }

    @Test
    void aLiteralPathWinsOverAParameter() {
        assertThat(table.find("PUT", "/api/users/emails/5f0000000000000000000404"))
                .map(Route::path)
                .contains("/api/users/emails/:id");
        assertThat(table.find("GET", "/api/clients/healthz")).map(Route::path).contains("/api/clients/healthz");
        assertThat(table.find("POST", "/api/resources/disable-components"))
                .map(Route::path)
                .contains("/api/resources/disable-components");
    }

    @Test
    void aTrailingSlashIsTheSameRouteAndAnUnknownPathIsNone() {
        assertThat(table.find("GET", "/api/users/healthz/")).isPresent();
        assertThat(table.find("GET", "/api/users/nope/nope")).isEmpty();
        assertThat(table.find("GET", "/api/users/signup")).isEmpty();
    }

    @Test
    void rolesAreAdmittedAsThePolicySays() {
        Route start = table.find("POST", "/api/resources/1/start-repair").orElseThrow();
        assertThat(start.admits("admin")).isTrue();
        assertThat(start.admits("repair-manager")).isTrue();
        assertThat(start.admits("inventory-manager")).isFalse();
        assertThat(start.admits("client")).isFalse();
        assertThat(start.admits("user")).isFalse();
        assertThat(start.isOpen()).isFalse();
    }

    @Test
    void everyRecordedRouteIsInTheTableOrIsAnUnknownPath() {
        assertThat(Transcript.ids().stream().map(Transcript::read))
                .isNotEmpty()
                .allSatisfy(transcript -> assertThat(transcript.steps())
                        .filteredOn(step -> step.isHttp()
                                && step.status() != 404
                                && !step.method().equals("OPTIONS"))
                        .filteredOn(step -> !step.route().matches("/api/users/(HEALTHZ|docs)"))
                        .allSatisfy(step -> assertThat(table.find(step.method(), step.route()))
                                .as(step.method() + " " + step.path())
                                .isPresent()));
    }
}
