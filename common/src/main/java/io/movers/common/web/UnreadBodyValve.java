package io.movers.common.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Reads the rest of a body that the answer did not wait for: a client that still sends when the connection is closed may never
 * see the answer. Tomcat does so too, but for as long as the client likes.
 */
final class UnreadBodyValve extends ValveBase {

    private static final long MOST = 32L << 20;
    private static final int CHUNK = 16 * 1024;

    private final Duration timeout;

    /** @param timeout how long a request may take to arrive, from its beginning */
    UnreadBodyValve(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.isAsync() || request.getCoyoteRequest().hasExpectation() || request.getContentLengthLong() == 0) {
            return;
        }
        response.finishResponse();
        if (!isRead(request)) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }

    private boolean isRead(Request request) {
        long end = request.getCoyoteRequest().getStartTimeNanos() + timeout.toNanos();
        try {
            InputStream body = request.getInputStream();
            byte[] chunk = new byte[CHUNK];
            long left = MOST;
            int read;
            while ((read = body.read(chunk)) >= 0) {
                left -= read;
                if (left < 0 || System.nanoTime() - end > 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }
}
