package io.movers.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Free ports. */
public final class Ports {
    /** The address that everything listens on unless it is told otherwise. */
    public static final String LOOPBACK = "127.0.0.1";

    private Ports() {}

    /** A port that nobody listened on a moment ago. */
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks that a port can be listened on.
     *
     * @throws PortInUseException if it cannot
     */
    public static void requireFree(String address, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // connections of the last run may still be in TIME_WAIT
            socket.bind(new InetSocketAddress(address, port));
        } catch (BindException e) {
            throw new PortInUseException(address, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
