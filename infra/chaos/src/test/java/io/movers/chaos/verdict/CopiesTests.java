package io.movers.chaos.verdict;

import static io.movers.chaos.verdict.Histories.document;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Copies, published versions, and what may be left waiting. */
class CopiesTests {
    private final Stored stored = new Stored()
            .add("clients", "clients", document("c", "name", "Acme", "__v", 2))
            .add("auth", "clients", document("c", "name", "Acme", "version", 2))
            .add("resources", "clients", document("c", "name", "Acme", "version", 2));

    @Test
    void copiesThatShowTheSameAreRight() {
        assertThat(new CopiesEqualOwners().violations(evidence())).isEmpty();
    }

    @Test
    void aCopyWithAnotherNameOrVersionIsWrong() {
        stored.add("auth", "clients", document("c", "name", "Beta", "version", 2))
                .add("resources", "clients", document("c", "name", "Acme", "version", 1));

        assertThat(new CopiesEqualOwners().violations(evidence()))
                .extracting(Violation::what)
                .containsExactlyInAnyOrder(
                        "auth.clients c has name Beta, its owner Acme",
                        "resources.clients c has version 1, its owner 2");
    }

    @Test
    void aFinishedReservationMayHaveTheFormerNameOfItsCompanyInCopies() {
        stored.add("resources", "reservations", document("f", "client", "New", "status", "finished", "version", 1))
                .add("auth", "reservations", document("f", "client", "Old", "status", "finished", "version", 1))
                .add("travels", "reservations", document("f", "client", "Old", "version", 1));
        assertThat(new CopiesEqualOwners().violations(evidence())).isEmpty();

        stored.add("resources", "reservations", document("f", "client", "New", "status", "active", "version", 1));
        assertThat(new CopiesEqualOwners().violations(evidence()))
                .extracting(Violation::what)
                .contains("travels.reservations f has client Old, its owner New");
    }

    @Test
    void aNameThatNoCompanyHasAnyMoreIsWrong() {
        stored.add("resources", "resources", document("r", "client", "Acme"))
                .add("auth", "users", document("u", "client", ""))
                .add("clients", "offices", document("o", "client", "Acme before"));

        assertThat(new CompanyNamesAreCurrent().violations(evidence()))
                .extracting(Violation::what)
                .containsExactly("clients.offices o has the company \"Acme before\", which none is called");
    }

    @Test
    void aMissingCopyAndOneWithoutOwnerAreWrong() {
        stored.add("clients", "clients", document("d", "name", "Delta", "__v", 0))
                .add("auth", "clients", document("x", "name", "X", "version", 0));

        assertThat(new CopiesEqualOwners().violations(evidence()))
                .extracting(Violation::what)
                .containsExactlyInAnyOrder(
                        "auth.clients d is missing", "resources.clients d is missing", "auth.clients x has no owner");
    }

    @Test
    void aVersionThatWasNotPublishedIsAHole() {
        var events = List.of(new Published("client", "c", 0), new Published("client", "c", 2));
        var evidence = new Evidence(Instant.EPOCH, new Histories().history(), stored, List.of(), List.of(), events);

        assertThat(new VersionsHaveNoHoles().violations(evidence))
                .extracting(Violation::what)
                .containsExactly("client c is at version 2; not published: [1]");
    }

    @Test
    void unsentEventsDeadLettersAndHalfDoneChangesAreLeftOver() {
        stored.add("auth", "users", document("u", "outbox", List.of(new Document("id", "e"))))
                .add("auth", "parkedEvents", document("e", "subject", "user:created"))
                .add("resources", "resources", document("r", "unsettledAt", new Date()));

        assertThat(new NothingIsLeftWaiting().violations(evidence())).hasSize(3);
    }

    private Evidence evidence() {
        return new Histories().with(stored);
    }
}
