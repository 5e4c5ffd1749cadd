package io.movers.common.security.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class AllowedOriginsTests {

    private final AllowedOrigins origins = new AllowedOrigins(new CorsProperties(
            List.of("https://admin.test", "http://localhost:*", "https://*.demo.test", "https://dev.test:4200")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://admin.test",
                "http://localhost",
                "http://localhost:4200",
                "https://a.demo.test",
                "https://a.b.demo.test",
                "https://dev.test:4200"
            })
    void configuredOriginsAreAllowed(String origin) {
        assertThat(origins.allows(origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://admin.test",
                "https://admin.test.evil.test",
                "https://evil.test",
                "https://localhost:4200",
                "http://localhost:80.evil.test",
                "http://localhost.evil.test",
                "https://demo.test.evil.test",
                "https://dev.test",
                "null",
                "",
                "%%%"
            })
    void otherOriginsAreRefused(String origin) {
        assertThat(origins.allows(origin)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https, meb.test, 443, https://meb.test, true",
        "https, meb.test, 443, http://meb.test, false",
        "http, localhost, 8080, http://localhost:8080, true",
        "http, localhost, 8080, http://localhost:8081, false",
        "http, localhost, 8080, null, false",
        "http, localhost, 8080, 'http://[', false",
    })
    void pageOfTheSameHostIsOwn(String scheme, String host, int port, String origin, boolean own) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setScheme(scheme);
        request.setServerName(host);
        request.setServerPort(port);
        request.addHeader("Origin", origin);

        assertThat(AllowedOrigins.isOwn(request)).isEqualTo(own);
    }
}
