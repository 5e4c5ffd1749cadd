package io.movers.seventh;

import io.movers.common.events.transport.Transport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Stores a topic as soon as the broker can be reached, for a service without routes in its own JVM. */
@Component
@ConditionalOnProperty("test.create")
public class TopicMaker implements ApplicationRunner {
    private final TopicPublisher publisher;
    private final Transport transport;
    private final String name;

    TopicMaker(TopicPublisher publisher, Transport transport, @Value("${test.create}") String name) {
        this.publisher = publisher;
        this.transport = transport;
        this.name = name;
    }

    @Override
    public void run(ApplicationArguments args) {
        transport.onConnected(() -> publisher.publish(new Topic(name, "made in a JVM of its own")));
    }
}
