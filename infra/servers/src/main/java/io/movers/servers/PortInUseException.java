package io.movers.servers;

/** Something else listens on the port that a server should use. */
public final class PortInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int port;

    public PortInUseException(String address, int port) {
        super("Port " + port + " on " + address + " is in use");
        this.port = port;
    }

    public int port() {
        return port;
    }
}
