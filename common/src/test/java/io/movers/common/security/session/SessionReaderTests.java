package io.movers.common.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class SessionReaderTests {

    private static final String NODE = "express:sess=" + base64("{\"jwt\":\"o.r.i\"}");

    @Test
    void ourCookieIsPreferred() {
        assertThat(read("a=b; " + NODE + "; __Host-movers=x.y.z", "Bearer b.e.a"))
                .isEqualTo("x.y.z");
    }

    @Test
    void nodesCookieIsReadIfOursIsAbsent() {
        assertThat(read("a=b; " + NODE, "Bearer b.e.a")).isEqualTo("o.r.i");
    }

    @Test
    void headerIsReadIfBothCookiesAreAbsent() {
        assertThat(read(null, "Bearer b.e.a")).isEqualTo("b.e.a");
        assertThat(read("express:sess=1", "bearer b.e.a ")).isEqualTo("b.e.a");
    }

    @Test
    void cookieForPlainHttpIsIgnoredOverTls() {
        assertThat(read("movers=x.y.z", null)).isNull();
    }

    @Test
    void cookieInASecondHeaderAndInQuotesIsFound() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Cookie", "a=b");
        request.addHeader("Cookie", "__Host-movers=\"x.y.z\"");

        assertThat(reader().read(request)).isEqualTo("x.y.z");
    }

    @Test
    void nodesCookieIsPreferredBesideNodeServices() {
        assertThat(readBesideNode("__Host-movers=x.y.z; " + NODE)).isEqualTo("o.r.i");
        assertThat(readBesideNode("__Host-movers=x.y.z; express:sess=1")).isEqualTo("x.y.z");
        assertThat(readBesideNode("express:sess=; __Host-movers=x.y.z")).isEqualTo("x.y.z");
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
    void malformedCookieIsNoToken(String cookies) {
        assertThat(read(cookies, "Basic YTpi")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"jwt\":\"o.r.i\"}", "{\"jwt\":\"o.r.i\",\"x\":\"~~~???\"}", "{\"a\":1,\"jwt\":\"o.r.i\"}"})
    void nodesCookieMayBeBase64OrBase64Url(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);

        assertThat(read(
                        "express:sess="
                                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                        null))
                .isEqualTo("o.r.i");
        assertThat(read("express:sess=" + base64(content).replace("=", "%3D"), null))
                .isEqualTo("o.r.i");
    }

    @ParameterizedTest
    @CsvSource({
        "express:sess=1, true",
        "express:sess=, true",
        "a=b; express:sess=x, true",
        "a=express:sess, false",
        "express:sess.sig=1, false"
    })
    void markerIsFoundByItsNameWhateverItsValue(String cookies, boolean found) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Cookie", cookies);

        assertThat(reader().hasMarker(request)).isEqualTo(found);
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
        return SessionReader.nodeFirst("__Host-movers").read(request);
    }

    private static SessionReader reader() {
        return SessionReader.ownFirst("__Host-movers");
    }

    private static String base64(String content) {
        return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }
}
