package io.movers.common.events.engine;

/** Where an event is sent to, by the original's name of its subject, {@code user:created}. */
public final class EventAddresses {
    /** What all subjects of JetStream begin with. */
    public static final String PREFIX = "movers.";

    private EventAddresses() {}

    /** The subject of JetStream, whose tokens are separated by dots: {@code movers.user.created}. */
    public static String subject(String name) {
        return PREFIX + name.replace(':', '.');
    }

    /** The channel of NATS Streaming. */
    public static String channel(String name) {
        return name;
    }
}
