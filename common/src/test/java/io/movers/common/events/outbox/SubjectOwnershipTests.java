package io.movers.common.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

import io.movers.common.data.Aggregate;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.Subject;
import io.movers.common.events.contract.ResourceState;
import io.movers.common.events.contract.Subjects;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectOwnershipTests {
    @Test
    void subjectOfAnotherServiceIsRefusedByName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new SubjectOwnership("incidents", List.of(new Bicycles(Subjects.RESOURCE_CREATED))))
                .withMessageContaining("Bicycles publishes resource:created, which only resources may");
    }

    @Test
    void newSubjectAboutAnotherServicesAggregateIsRefused() {
        Subject<ResourceState> stolen = new Subject<>("resource:stolen", ResourceState.class, false);
        assertThatIllegalStateException()
                .isThrownBy(() -> new SubjectOwnership("incidents", List.of(new Bicycles(stolen))))
                .withMessageContaining("resource:stolen");
    }

    @Test
    void ownSubjectsAreAccepted() {
        Subject<ResourceState> own = new Subject<>("bicycle:found", ResourceState.class, false);
        assertThatCode(() -> new SubjectOwnership("incidents", List.of(new Bicycles(own))))
                .doesNotThrowAnyException();
        assertThatCode(() -> new SubjectOwnership("resources", List.of(new Bicycles(Subjects.RESOURCE_CREATED))))
                .doesNotThrowAnyException();
    }

    @Test
    void everySubjectOfTheSuiteHasAnOwner() {
        assertThat(Subjects.all())
                .allSatisfy(subject -> assertThat(Subjects.owner(subject)).isNotNull());
    }

    private static class Bicycle extends Aggregate {}

    private static class Bicycles extends Publisher<Bicycle, ResourceState> {
        Bicycles(Subject<ResourceState> subject) {
            super(subject, Bicycle.class, mock(Outbox.class));
        }

        @Override
        protected ResourceState event(Bicycle bicycle) {
            throw new UnsupportedOperationException();
        }
    }
}
