package io.movers.servers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NatsServerDownloadTests {
    @TempDir
    Path dir;

    /** Somebody who can replace the archive can replace the list beside it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void archiveThatOnlyTheListBesideItConfirmsIsRefused() throws Exception {
        byte[] other = "another program".getBytes(StandardCharsets.UTF_8);
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(other));
        HttpServer place = HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, 0), 0);
        place.createContext("/", exchange -> {
            String list = "amd64 arm64".replaceAll("(\\w+) ?", sum + "  nats-server-v2.12.8-linux-$1.tar.gz\n");
            byte[] body = exchange.getRequestURI().getPath().endsWith("SHA256SUMS")
                    ? list.getBytes(StandardCharsets.UTF_8)
                    : other;
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        place.start();
        try {
            URI release = URI.create("http://127.0.0.1:" + place.getAddress().getPort() + "/");
            NatsServerDownload download = new NatsServerDownload(dir, release);

            assertThatThrownBy(() -> download.releaseArchive(dir))
                    .hasMessageContaining("the checksum of nats-server-")
                    .hasMessageContaining("is wrong");
        } finally {
            place.stop(0);
        }
    }
}
