package io.movers.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionCookiesTests {

    @Test
    void tokenCookieIsHiddenFromScriptsAndTheMarkerIsReadable() {
        var response = new RecordedCookies();
        cookies(true, ".moversapp.co").write(response, "a.b.c");

        assertThat(response.sent())
                .containsExactly(
                        "__Host-movers=a.b.c; Path=/; HttpOnly; SameSite=Lax; Secure",
                        "express:sess=1; Path=/; SameSite=Lax; Domain=.moversapp.co; Secure");
    }

    @Test
    void cookiesForPlainHttpAreNotSecure() {
        var response = new RecordedCookies();
        cookies(false, "").write(response, "a.b.c");

        assertThat(response.sent())
                .containsExactly(
                        "movers=a.b.c; Path=/; HttpOnly; SameSite=Lax", "express:sess=1; Path=/; SameSite=Lax");
    }

    @Test
    void bothCookiesAreRemovedWithTheDomainAndPathTheyWereSetWith() {
        var response = new RecordedCookies();
        cookies(true, ".moversapp.co").clear(response);

        String over = "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";
        assertThat(response.sent())
                .containsExactly(
                        "__Host-movers=; Path=/; HttpOnly; SameSite=Lax; Secure" + over,
                        "express:sess=; Path=/; SameSite=Lax; Domain=.moversapp.co; Secure" + over);
    }

    private static SessionCookies cookies(boolean secure, String domain) {
        return new SessionCookies(new SessionProperties(Sessions.KEY, "", "", "", secure, domain));
    }
}
