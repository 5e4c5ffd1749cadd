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

    /** The durable consumer of JetStream with which all replicas of a service receive an event. */
    public static String consumer(String service, String name) {
        return queue(service) + ":" + name;
    }

    /** The queue group of NATS Streaming with which all replicas of a service receive. */
    public static String queue(String service) {
        return service + "-service";
    }

    /** The channel of NATS Streaming. */
    public static String channel(String name) {
        return name;
    }
}
