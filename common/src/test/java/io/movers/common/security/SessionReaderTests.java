package io.movers.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class SessionReaderTests {

    private static final String ORIGINAL = "express:sess=" + base64("{\"jwt\":\"o.r.i\"}");

    @Test
    void ourCookieComesFirst() {
        assertThat(read("a=b; " + ORIGINAL + "; __Host-movers=x.y.z", "Bearer b.e.a"))
                .isEqualTo("x.y.z");
    }

    @Test
    void thenTheOriginalsForm() {
        assertThat(read("a=b; " + ORIGINAL, "Bearer b.e.a")).isEqualTo("o.r.i");
    }

    @Test
    void thenTheHeader() {
        assertThat(read(null, "Bearer b.e.a")).isEqualTo("b.e.a");
        assertThat(read("express:sess=1", "bearer b.e.a ")).isEqualTo("b.e.a");
    }

    @Test
    void theCookieOfTheOtherSchemeIsNotOurs() {
        assertThat(read("movers=x.y.z", null)).isNull();
    }

    @Test
    void aCookieInAnotherHeaderAndInQuotesIsFound() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Cookie", "a=b");
        request.addHeader("Cookie", "__Host-movers=\"x.y.z\"");

        assertThat(reader().read(request)).isEqualTo("x.y.z");
    }

    @Test
    void besideNodeServicesTheOriginalsFormComesFirst() {
        assertThat(readBesideNode("__Host-movers=x.y.z; " + ORIGINAL)).isEqualTo("o.r.i");
        assertThat(readBesideNode("__Host-movers=x.y.z; express:sess=1")).isEqualTo("x.y.z");
        assertThat(readBesideNode("express:sess=; __Host-movers=x.y.z")).isEqualTo("x.y.z");
    }

    @Test
    void whatIsWrittenBesideNodeServicesIsRead() {
        NodeCookies cookies = new NodeCookies(Sessions.properties());
        for (String token : List.of(
                "a.b.c", "a.b.cd", "a.b.cde", Sessions.tokens(Sessions.NOW).issue(Map.of()))) {
            SessionCookiesTests.Recorded response = new SessionCookiesTests.Recorded();
            cookies.write(response, token);
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.addHeader("Cookie", response.cookies.get(1).split(";")[0]);

            assertThat(cookies.reader().read(request)).isEqualTo(token);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "express:sess=%%%not-base64",
                "express:sess=1",
                "express:sess=",
                "express:sess=e30=",
                "express:sess=bnVsbA==",
                "express:sess=W10=",
                "express:sess=////",
                "__Host-movers=",
                "__Host-movers",
                "=x; ;;",
            })
    void garbageIsNoToken(String cookies) {
        assertThat(read(cookies, "Basic YTpi")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"jwt\":\"o.r.i\"}", "{\"jwt\":\"o.r.i\",\"x\":\"~~~???\"}", "{\"a\":1,\"jwt\":\"o.r.i\"}"})
    void theOriginalsFormMayBeEncodedEitherWay(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);

        assertThat(read(
                        "express:sess="
                                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                        null))
                .isEqualTo("o.r.i");
        assertThat(read("express:sess=" + base64(content).replace("=", "%3D"), null))
                .isEqualTo("o.r.i");
    }

    private static @Nullable String read(@Nullable String cookies, @Nullable String authorization) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (cookies != null) {
            request.addHeader("Cookie", cookies);
        }
        if (authorization != null) {
            request.addHeader("Authorization", authorization);
        }
        return reader().read(request);
    }

    private static @Nullable String readBesideNode(String cookies) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Cookie", cookies);
        return new NodeCookies(Sessions.properties()).reader().read(request);
    }

    private static SessionReader reader() {
        return new SessionCookies(Sessions.properties()).reader();
    }

    private static String base64(String content) {
        return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }
}
