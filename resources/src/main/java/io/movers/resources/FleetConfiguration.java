package io.movers.resources;

import io.movers.common.retention.RetentionProperties;
import io.movers.common.retention.RetentionRule;
import io.movers.common.scheduling.BackgroundTask;
import io.movers.common.scheduling.Backoff;
import io.movers.resources.models.TravelRepository;
import io.movers.resources.services.CheckupPoller;
import io.movers.resources.services.DependentDocumentSweep;
import io.movers.resources.services.FleetProperties;
import io.movers.resources.services.ReservationPublication;
import io.movers.resources.services.SettlingQueue;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background work of the service. */
@Configuration(proxyBeanMethods = false)
class FleetConfiguration {
    private static final int PHASE = 3000;

    @Bean
    BackgroundTask dependentDocumentTask(FleetProperties properties, DependentDocumentSweep sweep) {
        return BackgroundTask.every(properties.sweepInterval(), "dependent-documents", PHASE, sweep::run);
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
    BackgroundTask reservationPublicationTask(FleetProperties properties, ReservationPublication publication) {
        return BackgroundTask.every(
                properties.sweepInterval(), "reservation-publication", PHASE, publication::publishMissing);
    }

    @Bean
    BackgroundTask checkupTask(FleetProperties properties, CheckupPoller poller) {
        return BackgroundTask.every(properties.checkupPoll(), "checkups", PHASE, poller::run);
    }

    @Bean
    RetentionRule placesRetention(RetentionProperties retention, TravelRepository travels) {
        return new RetentionRule("tracks and places of trips", retention.tracksKeepDays(), travels::forgetPlacesBefore);
    }
}
