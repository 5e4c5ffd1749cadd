package io.movers.common.events;

/** A broker of one kind, with the operations of an operator and of a Node service. */
interface BrokerUnderTest extends AutoCloseable {
    /** The name of the transport for this broker. */
    String transport();

    String url();

    /** Removes all messages and consumers. */
    void forgetAll();

    void kill();

    void start();

    /** Sends {@code topic:stored} events one after the other, with a body and no metadata. */
    void publish(String... bodies);

    @Override
    void close();
}
