package io.movers.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Finds and checks free ports. */
public final class Ports {
    /** The default address on which everything listens. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 32_000;
    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /**
     * Returns a port on which nothing listens. It is below the range from which operating systems choose ports for outgoing
     * connections; otherwise such a connection could occupy it before the server has started.
     */
    public static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (HANDED_OUT.add(port) && isFree(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try {
            requireFree(LOOPBACK, port);
            return true;
        } catch (PortInUseException e) {
            return false;
        }
    }

    /**
     * Checks that a server could listen on a port.
     *
     * @throws PortInUseException it could not
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
