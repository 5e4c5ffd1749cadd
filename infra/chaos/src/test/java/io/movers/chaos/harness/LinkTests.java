package io.movers.chaos.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.servers.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTests {
    private ServerSocket server;
    private Link link;

    @BeforeEach
    void echo() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getByName(Ports.LOOPBACK));
        link = new Link("echo", server.getLocalPort());
        var thread = new Thread(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    new Thread(() -> echo(client)).start();
                } catch (IOException e) {
                    return;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void echo(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        server.close();
    }

    @Test
    void anOpenLinkPassesEverythingOn() throws IOException {
        try (Socket client = connect()) {
            assertThat(answer(client, 'a')).isEqualTo('a');
        }
    }

    @Test
    void aSlowLinkPassesEverythingOnLater() throws IOException {
        try (Socket client = connect()) {
            link.slow(100);
            long before = System.nanoTime();
            assertThat(answer(client, 'a')).isEqualTo('a');
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void aCutClosesConnectionsUntilTheLinkIsOpenAgain() throws IOException {
        try (Socket client = connect()) {
            assertThat(answer(client, 'a')).isEqualTo('a');
            link.cut();
            assertThat(answer(client, 'b')).isEqualTo(-1);
            link.open();
        }
        try (Socket client = connect()) {
            assertThat(answer(client, 'c')).isEqualTo('c');
        }
    }

    @Test
    void aMuteLinkLosesWhatTheClientSaysAndTheConnectionWithIt() throws IOException {
        try (Socket client = connect()) {
            link.mute();
            client.setSoTimeout(300);
            assertThat(answer(client, 'a')).isEqualTo(-2);
            link.open();
            assertThat(answer(client, 'b')).isEqualTo(-1);
        }
    }

    @Test
    void aLinkToSeveralServersTakesOneThatListens() throws IOException {
        try (Link toTwo = new Link("two", Ports.free(), server.getLocalPort())) {
            for (int i = 0; i < 4; i++) {
                try (Socket client = new Socket(Ports.LOOPBACK, toTwo.port())) {
                    assertThat(answer(client, 'a')).isEqualTo('a');
                }
            }
        }
    }

    private Socket connect() throws IOException {
        return new Socket(Ports.LOOPBACK, link.port());
    }

    /** What comes back; -1 if the connection is closed, -2 if nothing comes. */
    private static int answer(Socket client, int sent) throws IOException {
        try {
            client.getOutputStream().write(sent);
            return client.getInputStream().read();
        } catch (SocketTimeoutException e) {
            return -2;
        } catch (SocketException e) {
            return -1;
        }
    }
}
