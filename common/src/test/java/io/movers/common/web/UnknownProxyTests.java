package io.movers.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = TinyService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=tiny",
            "PORT=0",
            "JWT_KEY=0123456789abcdef0123456789abcdef",
            "management.endpoint.health.group.readiness.include=readinessState",
            "TRUSTED_PROXIES=10[.].*"
        })
class UnknownProxyTests {

    @LocalServerPort
    int port;

    @Test
    void unknownProxyIsNotTrusted() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/tiny/caller"))
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.test")
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body())
                .isEqualTo("{\"address\":\"127.0.0.1\",\"secure\":false}");
    }
}
