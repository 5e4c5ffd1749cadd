package io.movers.resources.services;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The schedules of the fleet and the address in its QR codes.
 *
 * @param sweepInterval how often the service looks for interrupted changes
 * @param sweepAge the age at which an unfinished change counts as interrupted
 * @param checkupPoll how often the service opens check-ups that have fallen due
 * @param qrBaseUrl the start of a QR code's address, up to {@code /api}
 */
@ConfigurationProperties("movers.fleet")
public record FleetProperties(
        @DefaultValue("5s") Duration sweepInterval,
        @DefaultValue("5s") Duration sweepAge,
        @DefaultValue("1s") Duration checkupPoll,
        @DefaultValue("https://meb.moversapp.co") String qrBaseUrl) {}
