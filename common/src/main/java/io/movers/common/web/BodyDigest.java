package io.movers.common.web;

import io.movers.common.IdempotencyHeaders;
import io.movers.common.data.Sha256;
import jakarta.servlet.http.HttpServletRequest;

/** A digest of the body of a request, by which a repetition is recognized. */
public final class BodyDigest {
    private static final String ATTRIBUTE = BodyDigest.class.getName();

    private BodyDigest() {}

    /** Keeps the bytes' digest in the request, if the request says that it may be repeated. */
    static void keep(HttpServletRequest request, byte[] body) {
        if (request.getHeader(IdempotencyHeaders.KEY) != null) {
            request.setAttribute(ATTRIBUTE, Sha256.of(body));
        }
    }

    /** The digest of the body that the route has read; that of no bytes if it has read none. */
    public static byte[] of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof byte[] digest ? digest : Sha256.of(new byte[0]);
    }
}
