package io.movers.resources;

import io.movers.common.accounts.AccountMapping;
import io.movers.common.data.AggregateWrites;
import io.movers.common.retention.RetentionProperties;
import io.movers.common.retention.RetentionRule;
import io.movers.common.scheduling.BackgroundTask;
import io.movers.common.scheduling.Backoff;
import io.movers.common.scheduling.IdlePause;
import io.movers.resources.models.TravelRepository;
import io.movers.resources.models.User;
import io.movers.resources.services.CheckupPoller;
import io.movers.resources.services.DependentDocumentSweep;
import io.movers.resources.services.FleetProperties;
import io.movers.resources.services.ReservationPublication;
import io.movers.resources.services.SettlingQueue;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background work of the service, and what it copies of accounts. */
@Configuration(proxyBeanMethods = false)
class FleetConfiguration {
    private static final int PHASE = 3000;
    private static final int IDLE_INTERVALS = 6;

    @Bean
    AccountMapping accountMapping() {
        return (account, msg) -> User.of(account, msg.state());
    }

    @Bean
    BackgroundTask dependentDocumentTask(
            FleetProperties properties, DependentDocumentSweep sweep, AggregateWrites writes) {
        Runnable look = pausing(properties, writes).between(sweep::run);
        return BackgroundTask.every(properties.sweepInterval(), "dependent-documents", PHASE, look);
    }

    /** While this replica stores nothing, it looks six times less often for what another one left behind. */
    private static IdlePause pausing(FleetProperties properties, AggregateWrites writes) {
        Duration interval = properties.sweepInterval();
        IdlePause pause = new IdlePause(interval, interval.multipliedBy(IDLE_INTERVALS));
        writes.onStored((type, id) -> pause.end());
        return pause;
    }

    /** What a run leaves behind because the database is away, the sweep finishes. */
    @Bean
    BackgroundTask settlingTask(SettlingQueue settling) {
        BackgroundTask task = BackgroundTask.onRequest(
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10)), "settling", PHASE, settling::run);
        settling.onAdded(task::runSoon);
        return task;
    }

    @Bean
    BackgroundTask reservationPublicationTask(
            FleetProperties properties, ReservationPublication publication, AggregateWrites writes) {
        Runnable look = pausing(properties, writes).between(publication::publishMissing);
        return BackgroundTask.every(properties.sweepInterval(), "reservation-publication", PHASE, look);
    }

    @Bean
    BackgroundTask checkupTask(FleetProperties properties, CheckupPoller poller, AggregateWrites writes) {
        writes.onStored((type, id) -> poller.noteChange());
        return BackgroundTask.every(properties.checkupPoll(), "checkups", PHASE, poller::poll);
    }

    @Bean
    RetentionRule placesRetention(RetentionProperties retention, TravelRepository travels) {
        return new RetentionRule("tracks and places of trips", retention.tracksKeepDays(), travels::forgetPlacesBefore);
    }
}
