package io.movers.local;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses a body that is too large, after reading it: a client that is still sending when the connection is closed may never see
 * why.
 */
final class BodyLimit extends SizeLimitHandler {
    private final long limit;
    private final long read;

    /**
     * @param limit the largest body, in bytes
     * @param read how much of a larger one is read before it is refused
     */
    BodyLimit(long limit, long read) {
        super(limit, -1);
        this.limit = limit;
        this.read = read;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() <= limit) {
            return super.handle(request, response, callback);
        }
        readAway(request);
        Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
        return true;
    }

    private void readAway(Request request) throws IOException {
        InputStream body = Content.Source.asInputStream(request);
        byte[] buffer = new byte[64 * 1024];
        long left = read;
        int count = body.read(buffer);
        while (count >= 0 && left > 0) {
            left -= count;
            count = body.read(buffer);
        }
    }

    /** Reading waits for the client. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.BLOCKING;
    }
}
