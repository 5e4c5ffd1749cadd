package io.movers.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** More senders of slow bodies than the server has threads. */
@SpringBootTest(
        classes = TinyService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=tiny",
            "PORT=0",
            "JWT_KEY=0123456789abcdef0123456789abcdef",
            "management.endpoint.health.group.readiness.include=readinessState",
            "spring.threads.virtual.enabled=false",
            "server.tomcat.threads.max=8",
            "server.tomcat.threads.min-spare=8"
        })
class SlowBodiesTests {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Socket> sockets = new ArrayList<>();

    @LocalServerPort
    int port;

    @Autowired
    BodyPlaces places;

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void slowBodiesLeaveThreadsForOtherRequests() throws Exception {
        for (int i = 0; i < 20; i++) {
            Socket socket = new Socket("localhost", port);
            sockets.add(socket);
            socket.getOutputStream()
                    .write(("POST /api/tiny/everything HTTP/1.1\r\n"
                                    + "Host: localhost\r\n"
                                    + "Content-Type: application/json\r\n"
                                    + "Content-Length: 5000\r\n\r\n"
                                    + "{")
                            .getBytes(StandardCharsets.US_ASCII));
        }
        await().until(() -> {
            boolean entered = places.enter();
            if (entered) {
                places.leave();
            }
            return !entered;
        });

        assertThat(send(request("/api/tiny/list").GET()).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = send(request("/api/tiny/everything")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(ANSWER_LIMIT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
