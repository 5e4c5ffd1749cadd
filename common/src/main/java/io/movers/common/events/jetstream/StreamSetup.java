package io.movers.common.events.jetstream;

import io.movers.common.events.engine.EventAddresses;
import io.movers.common.events.engine.EventsProperties;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the stream and the consumers and keeps their configuration up to date. Works with nats-server 2.9 and later. */
class StreamSetup {
    private static final Logger log = LoggerFactory.getLogger(StreamSetup.class);
    private static final int STREAM_NOT_FOUND = 10059;
    private static final int STORE_FAILED = 10077;
    private static final int NAME_IN_USE_WITH_OTHER_CONFIGURATION = 10058;
    private static final int CONSUMER_NOT_FOUND = 10014;
    private static final int CONSUMER_NOT_STORED = 10012;

    /**
     * How many deliveries of a consumer may be unanswered over all replicas; far above the number of failing events that is
     * tolerated before they become dead letters.
     */
    private static final int MAX_ACK_PENDING = 5000;

    private final EventsProperties properties;
    private final Runnable onEventsLost;
    private final AtomicLong lastStored = new AtomicLong();

    /** @param onEventsLost what to do when the stream ends before an event that the broker had stored */
    StreamSetup(EventsProperties properties, Runnable onEventsLost) {
        this.properties = properties;
        this.onEventsLost = onEventsLost;
    }

    /** Whether the broker refused to store an event because the stream is full. */
    static boolean isFull(JetStreamApiException refusal) {
        return refusal.getApiErrorCode() == STORE_FAILED;
    }

    /** Notes that the broker has stored an event at this sequence of the stream. */
    void stored(long sequence) {
        lastStored.accumulateAndGet(sequence, Math::max);
    }

    /** Creates the stream, or updates its configuration. */
    void ensureStream(JetStreamManagement management) throws IOException, JetStreamApiException {
        StreamConfiguration wanted = StreamConfiguration.builder()
                .name(properties.stream())
                .subjects(EventAddresses.PREFIX + ">")
                .storageType(StorageType.File)
                .retentionPolicy(RetentionPolicy.Limits)
                .discardPolicy(DiscardPolicy.New)
                .replicas(properties.streamReplicas())
                .maxAge(properties.streamMaxAge())
                .maxBytes(properties.streamMaxBytes().toBytes())
                .build();
        // Noted before the broker is asked: what other threads store meanwhile may lie beyond the end that it reports.
        long stored = lastStored.get();
        long lastSequence = presentOrAdded(management, wanted).getStreamState().getLastSequence();
        if (stored > lastSequence) {
            lastStored.set(lastSequence);
            log.error(
                    "The stream {} ends at {}, but the broker had stored event {}: events are lost. A resync of all copies follows",
                    properties.stream(),
                    lastSequence,
                    stored);
            onEventsLost.run();
        }
    }

    private static StreamInfo presentOrAdded(JetStreamManagement management, StreamConfiguration wanted)
            throws IOException, JetStreamApiException {
        try {
            StreamInfo present = management.getStreamInfo(wanted.getName());
            if (!isAsWanted(present.getConfiguration(), wanted)) {
                management.updateStream(wanted);
            }
            return present;
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != STREAM_NOT_FOUND) {
                throw e;
            }
            add(management, wanted);
            return management.getStreamInfo(wanted.getName());
        }
    }

    /**
     * Creates the consumer, or updates its configuration. A consumer whose position is beyond the end of the stream would
     * skip all new events until the stream reaches that position, so it is created again. So is one whose files the broker has deleted:
     * nats-server deletes those of a consumer in the background, and may take away those of the next one of the same name.
     */
    void ensureConsumer(JetStreamManagement management, ConsumerConfiguration configuration)
            throws IOException, JetStreamApiException {
        long position = addOrUpdate(management, configuration).getDelivered().getStreamSequence();
        // Read after the consumer's position, since when the stream can only have grown.
        long end =
                management.getStreamInfo(properties.stream()).getStreamState().getLastSequence();
        if (position > end) {
            log.error(
                    "Consumer {} is at {}, beyond the end of the stream ({}); it is created again",
                    configuration.getDurable(),
                    position,
                    end);
            createAgain(management, configuration);
        }
    }

    private ConsumerInfo addOrUpdate(JetStreamManagement management, ConsumerConfiguration configuration)
            throws IOException, JetStreamApiException {
        try {
            return management.addOrUpdateConsumer(properties.stream(), configuration);
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != CONSUMER_NOT_STORED
                    || !String.valueOf(e.getMessage()).contains("no such file")) {
                throw e;
            }
            log.warn(
                    "The broker has lost the files of consumer {} ({}); it is created again",
                    configuration.getDurable(),
                    e.toString());
            return createAgain(management, configuration);
        }
    }

    private ConsumerInfo createAgain(JetStreamManagement management, ConsumerConfiguration configuration)
            throws IOException, JetStreamApiException {
        try {
            management.deleteConsumer(properties.stream(), configuration.getDurable());
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != CONSUMER_NOT_FOUND) {
                throw e;
            }
        }
        return management.addOrUpdateConsumer(properties.stream(), configuration);
    }

    /** Creates the stream, or updates it if another service has created it meanwhile. */
    private static void add(JetStreamManagement management, StreamConfiguration wanted)
            throws IOException, JetStreamApiException {
        try {
            management.addStream(wanted);
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != NAME_IN_USE_WITH_OTHER_CONFIGURATION) {
                throw e;
            }
            management.updateStream(wanted);
        }
    }

    private static boolean isAsWanted(StreamConfiguration present, StreamConfiguration wanted) {
        return present.getSubjects().equals(wanted.getSubjects())
                && present.getDiscardPolicy() == wanted.getDiscardPolicy()
                && present.getReplicas() == wanted.getReplicas()
                && present.getMaxAge().equals(wanted.getMaxAge())
                && present.getMaxBytes() == wanted.getMaxBytes();
    }

    /** The consumer's durable name, which may not contain a dot; subjects have none. */
    static String consumerName(String service, String subject) {
        return EventAddresses.consumer(service, subject);
    }

    ConsumerConfiguration consumer(String service, String subject) {
        return ConsumerConfiguration.builder()
                .durable(consumerName(service, subject))
                .filterSubject(EventAddresses.subject(subject))
                .deliverPolicy(DeliverPolicy.All)
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(properties.ackWait())
                .maxDeliver(-1)
                .maxAckPending(MAX_ACK_PENDING)
                .build();
    }
}
