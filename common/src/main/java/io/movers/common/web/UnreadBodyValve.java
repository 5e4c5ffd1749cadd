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

    private final Duration timeout;

    /** @param timeout how long a request may take to arrive, counted from its start */
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
