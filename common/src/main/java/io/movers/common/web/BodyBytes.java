package io.movers.common.web;

import io.movers.common.errors.BusyException;
import io.movers.common.errors.RequestTimeoutException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Reads the bytes of a body: no more than the route accepts, and for no longer than a body may take to arrive. Routes that
 * read no body refuse one that is too large, too.
 */
final class BodyBytes implements HandlerInterceptor {

    private static final String TAKEN = BodyBytes.class.getName();
    private static final int CHUNK = 16 * 1024;

    /** A body that is slower than a kilobyte a second is given up after this time. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long NANOS_PER_BYTE = 1_000_000;

    private final BodyLimits limits;
    private final LargeBodies large;
    private final BodyPlaces places;
    private final Duration timeout;

    BodyBytes(BodyLimits limits, LargeBodies large, BodyPlaces places, Duration timeout) {
        this.limits = limits;
        this.large = large;
        this.places = places;
        this.timeout = timeout;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            long limit = limits.of(method.getMethod());
            if (request.getContentLengthLong() > limit) {
                throw BodyLimits.tooLarge(limit);
            }
        }
        return true;
    }

    byte[] read(HttpServletRequest request, long limit) throws IOException {
        if (!places.enter()) {
            throw new BusyException();
        }
        try {
            byte[] body = readAll(request, limit);
            BodyDigest.keep(request, body);
            return body;
        } finally {
            places.leave();
        }
    }

    private byte[] readAll(HttpServletRequest request, long limit) throws IOException {
        long begin = System.nanoTime();
        InputStream stream = request.getInputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        int read;
        while ((read = read(stream, chunk)) >= 0) {
            long time = System.nanoTime() - begin;
            if (time > timeout.toNanos() || time > PATIENCE.toNanos() + body.size() * NANOS_PER_BYTE) {
                throw new RequestTimeoutException();
            }
            if (body.size() + read > limit) {
                throw BodyLimits.tooLarge(limit);
            }
            body.write(chunk, 0, read);
            takeFor(request, body.size() / 1024);
        }
        return body.toByteArray();
    }

    private static int read(InputStream stream, byte[] chunk) throws IOException {
        try {
            return stream.read(chunk);
        } catch (SocketTimeoutException e) {
            throw new RequestTimeoutException();
        }
    }

    private void takeFor(HttpServletRequest request, int kilobytes) {
        int taken = request.getAttribute(TAKEN) instanceof Integer before ? before : 0;
        int more = kilobytes - LargeBodies.FREE_KILOBYTES - taken;
        if (more > 0) {
            large.take(more);
            request.setAttribute(TAKEN, taken + more);
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(TAKEN) instanceof Integer taken) {
            request.removeAttribute(TAKEN);
            large.giveBack(taken);
        }
    }
}
