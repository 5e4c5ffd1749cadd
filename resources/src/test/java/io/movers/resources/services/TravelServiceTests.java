package io.movers.resources.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.TravelState;
import io.movers.common.privacy.PersonErasure;
import io.movers.resources.models.Fleet;
import io.movers.resources.models.Resource;
import io.movers.resources.models.TravelRepository;
import io.movers.testing.TestMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TravelServiceTests {
    private final TravelRepository travels = mock();
    private final TripAssessmentService assessments = mock();
    private final ResourceMutations mutations = mock();
    private final Resource resource = Fleet.resource();
    private final TravelService service = new TravelService(
            travels,
            assessments,
            mock(),
            mock(),
            mock(),
            mutations,
            mock(ReplicaStore.class),
            mock(PersonErasure.class),
            Clock.systemUTC());

    @Test
    void tripThatAnotherReplicaCountsMeanwhileIsNotCountedAgain() {
        double before = resource.km();
        TravelState trip = trip();
        given(assessments.assess(trip)).willReturn(TripAssessment.counts(resource));
        given(mutations.changeEvenDeleted(eq(resource), any())).willAnswer(call -> {
            // The other replica has counted the trip, marked its copy, and the resource has forgotten it.
            given(travels.isCounted(trip)).willReturn(true);
            Predicate<Resource> decision = call.getArgument(1);
            decision.test(resource);
            return resource;
        });

        assertThat(service.finish(trip, TestMessage.at(Instant.EPOCH))).isTrue();

        assertThat(resource.km()).isEqualTo(before);
    }

    private static TravelState trip() {
        var fourKilometres = new Indicators(null, null, null, null, 4.0);
        return new TravelState(
                "t", 1L, "completed", "A", "B", null, null, "R-1", "r", "ana", fourKilometres, null, null, null);
    }
}
