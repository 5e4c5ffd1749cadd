package io.movers.common.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Reads the rest of a body that was not read before the answer: if the connection is closed while a client is still sending,
 * it may never see the answer. Tomcat does so, too, but without a time limit.
 */
final class UnreadBodyValve extends ValveBase {

    private static final long MOST = 32L << 20;

    private final BodyPlaces places;
    private final Duration timeout;

    /**
     * @param places bounds how many threads wait here; without a place only what has arrived is read
     * @param timeout how long a request may take to arrive, from its beginning
     */
    UnreadBodyValve(BodyPlaces places, Duration timeout) {
        this.places = places;
        this.timeout = timeout;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.isAsync() || request.getCoyoteRequest().hasExpectation() || request.isFinished()) {
            return;
        }
        response.finishResponse();
        if (!isRead(request.getCoyoteRequest())) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }

    private boolean isRead(org.apache.coyote.Request request) {
        if (!places.enter()) {
            return isRead(request, false);
        }
        try {
            return isRead(request, true);
        } finally {
            places.leave();
        }
    }

    private boolean isRead(org.apache.coyote.Request request, boolean waiting) {
        long end = request.getStartTimeNanos() + timeout.toNanos();
        Discarded discarded = new Discarded();
        try {
            long left = MOST;
            int read;
            while ((waiting || hasMore(request)) && (read = request.doRead(discarded)) >= 0) {
                left -= read;
                if (left < 0 || System.nanoTime() - end > 0) {
                    return false;
                }
            }
            return waiting || request.isFinished();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasMore(org.apache.coyote.Request request) {
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() > 0;
    }

    /** Discards what arrives. The servlet's own stream cannot be used, since it may be closed by now. */
    private static final class Discarded implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // The connector passes its own buffer, which needs no more space.
        }
    }
}
