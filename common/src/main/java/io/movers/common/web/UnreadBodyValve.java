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
 * Reads the rest of a body that the answer did not wait for: a client that still sends when the connection is closed may never
 * see the answer. Tomcat does so too, but for as long as the client likes.
 */
final class UnreadBodyValve extends ValveBase {

    private static final long MOST = 32L << 20;

    private final Duration timeout;

    /** @param timeout how long a request may take to arrive, from its beginning */
    UnreadBodyValve(Duration timeout) {
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
        long end = request.getStartTimeNanos() + timeout.toNanos();
        Discarded discarded = new Discarded();
        try {
            long left = MOST;
            int read;
            while ((read = request.doRead(discarded)) >= 0) {
                left -= read;
                if (left < 0 || System.nanoTime() - end > 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes what arrives and keeps nothing; the servlet's own stream may be closed by now. */
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
            // The connector's own buffer is passed on as it is.
        }
    }
}
