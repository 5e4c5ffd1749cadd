package io.movers.common.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.movers.common.errors.UnavailableException;
import io.movers.common.images.ImagesProperties.Spaces;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the store against a real HTTP server that records the requests. */
class SpacesImageStoreTests {

    private static final ImageData IMAGE = new ImageData("image/png", "png", new byte[] {1, 2, 3});

    private record Put(String method, String path, Map<String, List<String>> headers, byte[] body) {
        String header(String name) {
            return headers.get(name).get(0);
        }
    }

    private final BlockingQueue<Put> puts = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private HttpServer server;
    private SpacesImageStore store;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::record);
        server.start();
        store = new SpacesImageStore(new Spaces(
                "key",
                "secret",
                "http://localhost:" + server.getAddress().getPort(),
                "meb-images",
                Duration.ofSeconds(10)));
    }

    @AfterEach
    void stop() {
        store.close();
        server.stop(0);
    }

    private void record(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        puts.add(new Put(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 503 : 200, -1);
        exchange.close();
    }

    @Test
    void anImageIsStoredReadableForEverybodyUnderAnUnguessableKey() {
        String url = store.put("users", IMAGE);
        Put put = puts.remove();

        assertThat(put.method()).isEqualTo("PUT");
        assertThat(put.path())
                .matches(
                        "/meb-images/images/users/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\\.png");
        assertThat(put.body()).containsExactly(1, 2, 3);
        assertThat(put.header("Content-type")).isEqualTo("image/png");
        assertThat(put.header("X-amz-acl")).isEqualTo("public-read");
        assertThat(put.header("Authorization")).startsWith("AWS4-HMAC-SHA256 Credential=key/");
        assertThat(URI.create(url).getPath()).isEqualTo(put.path());
        assertThat(puts).isEmpty();
    }

    @Test
    void temporaryFailureOfAnUploadIsRetried() {
        failures.set(1);

        store.put("clients", IMAGE);

        assertThat(puts)
                .hasSize(2)
                .extracting(Put::path)
                .containsOnly(puts.element().path());
    }

    @Test
    void lastingFailureOfAnUploadIsReportedAfterAFewTries() {
        failures.set(Integer.MAX_VALUE);

        assertThatThrownBy(() -> store.put("users", IMAGE)).isInstanceOf(UnavailableException.class);
        assertThat(puts).hasSize(3);
    }

    @Test
    void theAddressInSpacesBeginsWithTheBucket() {
        try (SpacesImageStore spaces = new SpacesImageStore(
                new Spaces("key", "secret", "nyc3.digitaloceanspaces.com", "meb-images", Duration.ofSeconds(1)))) {
            assertThat(spaces.address("images/users/1.png"))
                    .isEqualTo("https://meb-images.nyc3.digitaloceanspaces.com/images/users/1.png");
        }
    }
}
