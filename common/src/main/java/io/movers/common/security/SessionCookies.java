package io.movers.common.security;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/**
 * Sets and removes the browser's session cookies: the token in one that scripts cannot read, and the readable marker
 * {@code express:sess}, whose presence tells the web client that a user is signed in.
 *
 * <p>It writes the headers itself because servlet containers refuse a cookie name with a colon.
 */
public class SessionCookies {

    /** Name of the marker. */
    public static final String MARKER = "express:sess";

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

    /** Sets the cookies of a session. */
    public void write(HttpServletResponse response, String token) {
        add(response, name + "=" + token + tokenAttributes);
        writeMarker(response, "1");
    }

    /** The length of the cookies that {@link #write} sets for that token, all together. */
    public int length(String token) {
        return token.length()
                + name.length()
                + tokenAttributes.length()
                + MARKER.length()
                + markerAttributes.length()
                + 3;
    }

    /** Removes the cookies of a session. */
    public void clear(HttpServletResponse response) {
        clearToken(response);
        clearMarker(response);
    }

    /** Removes the marker of a session that is over. */
    public void clearMarker(HttpServletResponse response) {
        add(response, MARKER + "=" + markerAttributes + EXPIRED);
    }

    /** Removes the cookie with the token. */
    protected final void clearToken(HttpServletResponse response) {
        add(response, name + "=" + tokenAttributes + EXPIRED);
    }

    /** Sets the readable cookie. */
    protected final void writeMarker(HttpServletResponse response, String value) {
        add(response, MARKER + "=" + value + markerAttributes);
    }

    private static void add(HttpServletResponse response, String cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie);
    }
}
