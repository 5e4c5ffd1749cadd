package io.movers.common.events.jetstream;

import io.movers.common.events.engine.EventsProperties;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;

/** The stream and the consumers as they shall be. Nothing newer than nats-server 2.9 is used. */
class StreamSetup {
    private static final int STREAM_NOT_FOUND = 10059;
    private static final int NAME_IN_USE_WITH_OTHER_CONFIGURATION = 10058;

    /**
     * How many deliveries may wait for an answer over all replicas; far above what may fail at once before events are parked.
     */
    private static final int MAX_ACK_PENDING = 5000;

    private final EventsProperties properties;

    StreamSetup(EventsProperties properties) {
        this.properties = properties;
    }

    void ensureStream(JetStreamManagement management) throws IOException, JetStreamApiException {
        StreamConfiguration wanted = StreamConfiguration.builder()
                .name(properties.stream())
                .subjects(WireMessage.PREFIX + ">")
                .storageType(StorageType.File)
                .retentionPolicy(RetentionPolicy.Limits)
                .discardPolicy(DiscardPolicy.New)
                .replicas(properties.streamReplicas())
                .maxAge(properties.streamMaxAge())
                .maxBytes(properties.streamMaxBytes().toBytes())
                .build();
        try {
            StreamConfiguration present =
                    management.getStreamInfo(properties.stream()).getConfiguration();
            if (!isAsWanted(present, wanted)) {
                management.updateStream(wanted);
            }
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != STREAM_NOT_FOUND) {
                throw e;
            }
            add(management, wanted);
        }
    }

    /** Another service may be quicker. */
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

    /** A durable name may not contain a dot; the original's subjects have none. */
    static String consumerName(String service, String subject) {
        return service + "-service:" + subject;
    }

    ConsumerConfiguration consumer(String service, String subject) {
        return ConsumerConfiguration.builder()
                .durable(consumerName(service, subject))
                .filterSubject(WireMessage.wireSubject(subject))
                .deliverPolicy(DeliverPolicy.All)
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(properties.ackWait())
                .maxDeliver(-1)
                .maxAckPending(MAX_ACK_PENDING)
                .build();
    }
}
