package io.movers.common.security.session;

import io.movers.common.security.SessionCookies;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.OnCommittedResponseWrapper;

/** Removes the marker cookie with the answer, unless the answer itself sets or removes it, as sign-in and sign-out do. */
final class StaleMarkerResponse extends OnCommittedResponseWrapper {

    private static final String MARKER = SessionCookies.MARKER + "=";

    private final SessionCookies cookies;
    private boolean decided;

    StaleMarkerResponse(HttpServletResponse response, SessionCookies cookies) {
        super(response);
        this.cookies = cookies;
    }

    /** Adds the header if the answer is not committed yet. */
    void removeMarker() {
        if (!decided && !isCommitted()) {
            decided = true;
            cookies.clearMarker((HttpServletResponse) getResponse());
        }
    }

    @Override
    protected void onResponseCommitted() {
        removeMarker();
    }

    @Override
    public void addHeader(@Nullable String name, @Nullable String value) {
        if (HttpHeaders.SET_COOKIE.equalsIgnoreCase(name) && value != null && value.startsWith(MARKER)) {
            decided = true;
        }
        super.addHeader(name, value);
    }
}
