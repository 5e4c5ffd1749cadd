package io.movers.resources.services;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The schedules of the fleet, and what its QR codes say.
 *
 * @param sweepInterval how often decisions are searched for whose second documents do not show them yet
 * @param sweepAge how old such a decision is before the search takes it for interrupted
 * @param checkupPoll how often check-ups are opened that have fallen due
 * @param qrBaseUrl what the text of a QR code begins with, up to {@code /api}
 */
@ConfigurationProperties("movers.fleet")
public record FleetProperties(
        @DefaultValue("5s") Duration sweepInterval,
        @DefaultValue("5s") Duration sweepAge,
        @DefaultValue("1s") Duration checkupPoll,
        @DefaultValue("https://meb.moversapp.co") String qrBaseUrl) {}
