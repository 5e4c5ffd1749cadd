package io.movers.travels;

import io.movers.common.retention.RetentionProperties;
import io.movers.common.retention.RetentionRule;
import io.movers.travels.models.TravelRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what the service removes after some time. */
@Configuration(proxyBeanMethods = false)
class TravelsConfiguration {
    @Bean
    RetentionRule placesRetention(RetentionProperties retention, TravelRepository travels) {
        return new RetentionRule("tracks and places of trips", retention.tracksKeepDays(), travels::forgetPlacesBefore);
    }
}
