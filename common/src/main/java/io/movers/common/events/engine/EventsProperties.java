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
 * How events are sent, consumed and retried.
 *
 * @param transport the kind of broker: {@code jetstream} or {@code streaming}
 * @param natsUrl the broker's address; several are separated by commas
 * @param natsUser the user name, if the broker asks for one
 * @param natsPassword the password, if the broker asks for one
 * @param natsClusterId the name of the NATS Streaming cluster
 * @param natsClientId the name of this replica on a NATS Streaming cluster, where it must be unique; the service's name if empty
 * @param stream the JetStream stream that all services share
 * @param streamReplicas the number of brokers that store the stream
 * @param streamMaxAge how long the stream keeps an event
 * @param streamMaxBytes the stream's largest size; a full stream refuses events, which then stay in the outbox
 * @param threads how many copies, and how many effects, a replica of a service works on at once
 * @param prefetch how many events of a subject a replica requests ahead
 * @param ackWait the silence after which the broker gives an event to another replica
 * @param retryFirst the pause before an event whose listener failed is delivered again, or one that could not be sent is sent again; it doubles
 *     with each further one
 * @param waitFirst the first pause of an event that was not acknowledged, usually because it came a moment before another one that it needs
 * @param retryLongest the longest pause between deliveries
 * @param parkAfterAttempts the number of failed deliveries after which an event becomes a dead letter
 * @param parkAfter the time after which a failing event becomes a dead letter
 * @param failingLimit how many events of one subject may fail for the same cause at once; further ones become dead letters at once, so that
 *     they cannot fill the consumer
 * @param parkedRetryFirst the pause before a dead letter is retried; it doubles with each further try
 * @param parkedRetryLongest the longest pause between tries of a dead letter
 * @param parkedPoll how often to look for dead letters that are due
 * @param giveUpAfter the age after which a dead letter of an effect is no longer retried; those of copies always are
 * @param sendTimeout how long to wait for the broker to store an event
 * @param sweepInterval how often to look for events left behind in the outboxes
 * @param sweepAge the age from which an event counts as left behind
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
        @DefaultValue("200ms") @DurationMin(millis = 1) Duration waitFirst,
        @DefaultValue("5m") @DurationMin(millis = 1) Duration retryLongest,
        @DefaultValue("20") @Min(1) int parkAfterAttempts,
        @DefaultValue("1h") @DurationMin(millis = 1) Duration parkAfter,
        @DefaultValue("200") @Min(1) int failingLimit,
        @DefaultValue("5m") @DurationMin(millis = 1) Duration parkedRetryFirst,
        @DefaultValue("60m") @DurationMin(millis = 1) Duration parkedRetryLongest,
        @DefaultValue("30s") @DurationMin(millis = 10) Duration parkedPoll,

        @DefaultValue("7d") @DurationMin(seconds = 1, message = "EVENTS_GIVE_UP_AFTER must be at least 1s")
        Duration giveUpAfter,

        @DefaultValue("5s") @DurationMin(millis = 10) Duration sendTimeout,
        @DefaultValue("10s") @DurationMin(millis = 10) Duration sweepInterval,
        @DefaultValue("10s") @DurationMin(millis = 0) Duration sweepAge) {
    public EventsProperties {
        natsUrl = BrokerAddresses.normalized(natsUrl);
    }

    /** NATS JetStream. */
    public static final String JETSTREAM = "jetstream";

    /** NATS Streaming, the broker of the Node suite. */
    public static final String STREAMING = "streaming";
}
