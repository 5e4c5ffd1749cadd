package io.movers.common.events;

/** A broker of one kind, as an operator and a sender of the original's kind see it. */
interface BrokerUnderTest extends AutoCloseable {
    /** The name of the transport that talks to it. */
    String transport();

    String url();

    /** Has no messages and no consumers any more. */
    void forgetAll();

    void kill();

    void start();

    /** Sends {@code domain:authorized}, with a body and nothing beside it, one after the other. */
    void publish(String... bodies);

    @Override
    void close();
}
