package io.movers.chaos.service;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Gives a service that the checker runs a clock that can be put ahead. */
@AutoConfiguration(beforeName = "io.movers.common.events.autoconfigure.EventsAutoConfiguration")
@ConditionalOnProperty("chaos.clock")
public class SkewedClockAutoConfiguration {
    @Bean
    Clock clock(@Value("${chaos.clock}") String file) {
        return new SkewedClock(Path.of(file));
    }
}
