package io.movers.common.security;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/**
 * Writes the session into the browser: the token in a cookie that scripts cannot read, and <code>express:sess</code>, a
 * marker without content, by which the web client sees that somebody is signed in.
 *
 * <p>The headers are written by hand: servlet containers refuse a cookie name with a colon.
 */
public class SessionCookies {

    static final String MARKER = "express:sess";

    private static final String EXPIRED = "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";

    private final String name;
    private final String tokenAttributes;
    private final String markerAttributes;

    public SessionCookies(SessionProperties properties) {
        String secure = properties.cookieSecure() ? "; Secure" : "";
        String domain = properties.cookieDomain().isEmpty() ? "" : "; Domain=" + properties.cookieDomain();
        this.name = properties.cookieSecure() ? "__Host-movers" : "movers";
        this.tokenAttributes = "; Path=/; HttpOnly; SameSite=Lax" + secure;
        this.markerAttributes = "; Path=/; SameSite=Lax" + domain + secure;
    }

    /** Name of the cookie that carries the token. */
    public String name() {
        return name;
    }

    /** Gives the session to the browser. */
    public void write(HttpServletResponse response, String token) {
        add(response, name + "=" + token + tokenAttributes);
        addReadable(response, "1");
    }

    /** Takes the session from the browser. */
    public void clear(HttpServletResponse response) {
        clearOwn(response);
        add(response, MARKER + "=" + markerAttributes + EXPIRED);
    }

    /** Finds in requests what was written. */
    SessionReader reader() {
        return SessionReader.ownFirst(name);
    }

    final void clearOwn(HttpServletResponse response) {
        add(response, name + "=" + tokenAttributes + EXPIRED);
    }

    final void addReadable(HttpServletResponse response, String value) {
        add(response, MARKER + "=" + value + markerAttributes);
    }

    private static void add(HttpServletResponse response, String cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie);
    }
}
