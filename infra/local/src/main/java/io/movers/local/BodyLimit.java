package io.movers.local;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses a body that is too large, but only after reading it: if the connection is closed while a client is still sending,
 * it may never see the answer. No thread waits for parts that the client has not sent yet.
 */
final class BodyLimit extends SizeLimitHandler {
    private final long limit;
    private final long read;

    /**
     * @param limit the largest body, in bytes
     * @param read how many bytes of a larger body are read before it is refused
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
        new Drain(request, response, callback, read).run();
        return true;
    }

    /** Reads what has arrived, and continues when more arrives. */
    private static final class Drain implements Runnable {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private long left;

        Drain(Request request, Response response, Callback callback, long left) {
            this.request = request;
            this.response = response;
            this.callback = callback;
            this.left = left;
        }

        @Override
        public void run() {
            while (true) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    callback.failed(chunk.getFailure());
                    return;
                }
                left -= chunk.remaining();
                boolean last = chunk.isLast() || left <= 0;
                chunk.release();
                if (last) {
                    Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
                    return;
                }
            }
        }
    }
}
