package io.movers.common.events.engine;

import io.movers.common.events.transport.BrokerAddresses;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How events travel.
 *
 * @param transport over which kind of broker: {@code jetstream} or {@code streaming}
 * @param natsUrl where the broker is; several addresses are separated by commas
 * @param natsUser user name, if the broker asks for one
 * @param natsPassword password, if the broker asks for one
 * @param natsClusterId name of the NATS Streaming cluster
 * @param natsClientId name of this replica on a NATS Streaming cluster, where no two may have the same; empty: the service's
 * @param stream the JetStream stream that all services share
 * @param streamReplicas on how many brokers the stream is stored
 * @param streamMaxAge how long the stream keeps an event
 * @param streamMaxBytes how large the stream may grow; a full one refuses, and the outbox keeps what was refused
 * @param threads how many events a replica of a service handles at once
 * @param prefetch how many events of a subject a replica takes ahead
 * @param ackWait after which silence the broker gives an event to another replica
 * @param retryFirst pause before the second delivery; doubles from there
 * @param retryLongest longest pause between deliveries
 * @param parkAfterAttempts after how many failed deliveries an event is parked
 * @param parkAfter after what time of failing an event is parked
 * @param failingLimit how many events may fail at once; further ones are parked at once so that they cannot fill the consumer
 * @param parkedRetryFirst pause before a parked event is tried again; doubles from there
 * @param parkedRetryLongest longest pause between tries of a parked event
 * @param parkedPoll how often parked events are looked through
 * @param sendTimeout how long the relay waits for the broker to store an event
 * @param sweepInterval how often the outbox is searched for what was left behind
 * @param sweepAge how old an event in the outbox is before the search takes it for left behind
 */
@Validated
@ConfigurationProperties("movers.events")
public record EventsProperties(
        @DefaultValue(JETSTREAM)
        @Pattern(
                regexp = JETSTREAM + "|" + STREAMING,
                message = "EVENTS_TRANSPORT must be " + JETSTREAM + " or " + STREAMING)
        String transport,

        @DefaultValue("nats://localhost:4222")
        @NotBlank(message = "NATS_URL must name the broker, as in nats://localhost:4222") String natsUrl,

        @Nullable String natsUser,
        @Nullable String natsPassword,

        @DefaultValue("movers")
        @Pattern(regexp = "[A-Za-z0-9_-]+", message = "NATS_CLUSTER_ID must consist of letters, digits, - and _") String natsClusterId,

        @DefaultValue("") String natsClientId,
        @DefaultValue("movers") @NotBlank String stream,
        @DefaultValue("1") @Min(1) @Max(5) int streamReplicas,
        @DefaultValue("30d") @DurationMin(minutes = 5) Duration streamMaxAge,
        @DefaultValue("1GB") DataSize streamMaxBytes,
        @DefaultValue("8") @Min(1) @Max(256) int threads,
        @DefaultValue("32") @Min(1) @Max(1000) int prefetch,
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration ackWait,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration retryFirst,
        @DefaultValue("5m") @DurationMin(millis = 1) Duration retryLongest,
        @DefaultValue("20") @Min(1) int parkAfterAttempts,
        @DefaultValue("1h") @DurationMin(millis = 1) Duration parkAfter,
        @DefaultValue("200") @Min(1) int failingLimit,
        @DefaultValue("5m") @DurationMin(millis = 1) Duration parkedRetryFirst,
        @DefaultValue("60m") @DurationMin(millis = 1) Duration parkedRetryLongest,
        @DefaultValue("30s") @DurationMin(millis = 10) Duration parkedPoll,
        @DefaultValue("5s") @DurationMin(millis = 10) Duration sendTimeout,
        @DefaultValue("10s") @DurationMin(millis = 10) Duration sweepInterval,
        @DefaultValue("10s") @DurationMin(millis = 0) Duration sweepAge) {
    public EventsProperties {
        natsUrl = BrokerAddresses.normalized(natsUrl);
    }

    /** NATS JetStream. */
    public static final String JETSTREAM = "jetstream";

    /** NATS Streaming, as the original's clusters have it. */
    public static final String STREAMING = "streaming";
}
