package io.movers.common.events;

import io.movers.common.events.engine.EventsProperties;
import io.movers.servers.NatsServer;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A NATS server with JetStream. */
record JetStreamBroker(NatsServer server) implements BrokerUnderTest {
    private interface Operation {
        void on(Connection connection) throws Exception;
    }

    static JetStreamBroker start(Path folder) {
        return new JetStreamBroker(NatsServer.start(folder));
    }

    @Override
    public String transport() {
        return EventsProperties.JETSTREAM;
    }

    @Override
    public String url() {
        return server.url();
    }

    @Override
    public void forgetAll() {
        connected(connection -> {
            JetStreamManagement management = connection.jetStreamManagement();
            for (String stream : management.getStreamNames()) {
                management.deleteStream(stream);
            }
        });
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void publish(String... bodies) {
        connected(connection -> {
            for (String body : bodies) {
                connection.jetStream().publish("movers.topic.stored", body.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    @Override
    public void close() {
        server.close();
    }

    private void connected(Operation operation) {
        try (Connection connection = Nats.connect(server.url())) {
            operation.on(connection);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
