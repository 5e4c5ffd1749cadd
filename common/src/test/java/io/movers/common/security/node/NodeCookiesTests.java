package io.movers.common.security.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.common.security.RecordedCookies;
import io.movers.common.security.SessionCookies;
import io.movers.common.security.SessionProperties;
import io.movers.common.security.Sessions;
import io.movers.common.security.session.SessionReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class NodeCookiesTests {

    private final SessionProperties secure = new SessionProperties(Sessions.KEY, "", "", "", true, ".moversapp.co");

    @Test
    void writingASessionSetsNodesCookieAndRemovesOurs() {
        RecordedCookies response = new RecordedCookies();
        new NodeCookies(secure).write(response, "a.b.c");

        assertThat(response.sent())
                .containsExactly(
                        "__Host-movers=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                        "express:sess=eyJqd3QiOiJhLmIuYyJ9; Path=/; SameSite=Lax; Domain=.moversapp.co; Secure");
    }

    @Test
    void paddingOfBase64IsKeptAsNodeWritesIt() {
        RecordedCookies response = new RecordedCookies();
        new NodeCookies(new SessionProperties(Sessions.KEY, "", "", "", false, "")).write(response, "a.b.cd");

        assertThat(response.sent()).element(1).isEqualTo("express:sess=eyJqd3QiOiJhLmIuY2QifQ==; Path=/; SameSite=Lax");
    }

    @Test
    void clearingRemovesBothCookies() {
        RecordedCookies node = new RecordedCookies();
        new NodeCookies(secure).clear(node);
        RecordedCookies own = new RecordedCookies();
        new SessionCookies(secure).clear(own);

        assertThat(node.sent()).isEqualTo(own.sent()).hasSize(2);
    }

    @Test
    void writtenSessionIsReadBack() {
        NodeCookies cookies = new NodeCookies(secure);
        for (String token : List.of(
                "a.b.c", "a.b.cd", "a.b.cde", Sessions.tokens(Sessions.NOW).issue(Map.of()))) {
            RecordedCookies response = new RecordedCookies();
            cookies.write(response, token);
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.addHeader("Cookie", response.sent().get(1).split(";")[0]);

            assertThat(SessionReader.nodeFirst(cookies.name()).read(request)).isEqualTo(token);
        }
    }
}
