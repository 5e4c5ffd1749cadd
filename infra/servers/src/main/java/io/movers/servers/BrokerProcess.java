package io.movers.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A real broker in a separate process, with its data on disk. */
public abstract class BrokerProcess extends ServerProcess {
    BrokerProcess(Path dir, String address, int port, String program) {
        super(dir, address, port, program);
    }

    public String url() {
        return "nats://" + address() + ":" + port();
    }

    /** What the server sends on a new connection; null if it does not answer. */
    final @Nullable String greeting() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address(), port()), 1000);
            socket.setSoTimeout(1000);
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        } catch (IOException e) {
            return null;
        }
    }
}
