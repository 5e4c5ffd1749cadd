package io.movers.resources;

import io.movers.common.retention.RetentionProperties;
import io.movers.common.retention.RetentionRule;
import io.movers.common.scheduling.BackgroundTask;
import io.movers.resources.models.TravelRepository;
import io.movers.resources.services.CheckupPoller;
import io.movers.resources.services.DependentDocumentSweep;
import io.movers.resources.services.FleetProperties;
import io.movers.resources.services.ReservationPublication;
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
