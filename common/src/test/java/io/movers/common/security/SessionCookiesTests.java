package io.movers.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class SessionCookiesTests {

    @Test
    void theTokenIsHiddenFromScriptsAndTheMarkerIsNot() {
        var response = new Recorded();
        cookies(true, ".moversapp.co").write(response, "a.b.c");

        assertThat(response.cookies)
                .containsExactly(
                        "__Host-movers=a.b.c; Path=/; HttpOnly; SameSite=Lax; Secure",
                        "express:sess=1; Path=/; SameSite=Lax; Domain=.moversapp.co; Secure");
    }

    @Test
    void overPlainHttpNeitherIsSecure() {
        var response = new Recorded();
        cookies(false, "").write(response, "a.b.c");

        assertThat(response.cookies)
                .containsExactly(
                        "movers=a.b.c; Path=/; HttpOnly; SameSite=Lax", "express:sess=1; Path=/; SameSite=Lax");
    }

    @Test
    void bothExpireWithTheDomainAndPathTheyWereSetWith() {
        var response = new Recorded();
        cookies(true, ".moversapp.co").clear(response);

        String over = "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";
        assertThat(response.cookies)
                .containsExactly(
                        "__Host-movers=; Path=/; HttpOnly; SameSite=Lax; Secure" + over,
                        "express:sess=; Path=/; SameSite=Lax; Domain=.moversapp.co; Secure" + over);
    }

    @Test
    void besideNodeServicesTheTokenIsInTheOriginalsFormAndTheHiddenOneIsTakenAway() {
        var response = new Recorded();
        new NodeCookies(new SessionProperties(Sessions.KEY, "", true, ".moversapp.co")).write(response, "a.b.c");

        assertThat(response.cookies)
                .containsExactly(
                        "__Host-movers=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                        "express:sess=eyJqd3QiOiJhLmIuYyJ9; Path=/; SameSite=Lax; Domain=.moversapp.co; Secure");
    }

    @Test
    void besideNodeServicesThePaddingStaysAsTheyWriteIt() {
        var response = new Recorded();
        new NodeCookies(new SessionProperties(Sessions.KEY, "", false, "")).write(response, "a.b.cd");

        assertThat(response.cookies.get(1)).isEqualTo("express:sess=eyJqd3QiOiJhLmIuY2QifQ==; Path=/; SameSite=Lax");
    }

    @Test
    void besideNodeServicesBothExpire() {
        var node = new Recorded();
        new NodeCookies(new SessionProperties(Sessions.KEY, "", true, ".moversapp.co")).clear(node);
        var own = new Recorded();
        cookies(true, ".moversapp.co").clear(own);

        assertThat(node.cookies).isEqualTo(own.cookies).hasSize(2);
    }

    private static SessionCookies cookies(boolean secure, String domain) {
        return new SessionCookies(new SessionProperties(Sessions.KEY, "", secure, domain));
    }

    /** The mock parses cookies, and refuses the marker's name as containers do. */
    static final class Recorded extends MockHttpServletResponse {

        final java.util.List<String> cookies = new java.util.ArrayList<>();

        @Override
        public void addHeader(String name, String value) {
            assertThat(name).isEqualTo("Set-Cookie");
            cookies.add(value);
        }
    }
}
