package io.movers.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import org.eclipse.jetty.server.Handler;

/** The gateway alone, in front of a service that the test provides. */
public final class GatewayUnderTest implements AutoCloseable {
    private final Gateway gateway;
    private final int port;

    public GatewayUnderTest(ToIntFunction<Service> ports) throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        gateway = new Gateway(
                "127.0.0.1",
                port,
                new Upstreams("127.0.0.1", RouteTable.packaged(), ports, List.of()),
                new Handler.Sequence(),
                Duration.ofSeconds(30));
        gateway.start();
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        gateway.close();
    }
}
