package io.movers.common.web;

import io.movers.common.errors.BusyException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Bounds how many requests are worked on at once. A request waits its turn for a moment, and only so many wait; the others are
 * told to come again. One with a body asks when the body is there ({@link RequestBodyReader}), so that a slow sender holds up
 * nobody.
 */
final class Admission implements HandlerInterceptor {

    private static final String ADMITTED = Admission.class.getName();
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int WAITING_PER_PLACE = 4;

    private final Semaphore places;
    private final int queue;
    private final Duration patience;

    Admission(int places) {
        this(places, places * WAITING_PER_PLACE, PATIENCE);
    }

    Admission(int places, int queue, Duration patience) {
        this.places = new Semaphore(places, true);
        this.queue = queue;
        this.patience = patience;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isCounted(request, method) && !hasBody(method)) {
            admit(request);
        }
        return true;
    }

    /** Whether the service lives must be known when it is full, and an error must reach its caller. */
    private static boolean isCounted(HttpServletRequest request, HandlerMethod method) {
        return request.getDispatcherType() == DispatcherType.REQUEST && method.getBeanType() != HealthRoute.class;
    }

    private static boolean hasBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    /** Waits for a place, which is free again when the request has been answered. */
    void admit(HttpServletRequest request) {
        if (request.getAttribute(ADMITTED) != null) {
            return;
        }
        if (!places.tryAcquire()) {
            await();
        }
        request.setAttribute(ADMITTED, Boolean.TRUE);
    }

    private void await() {
        try {
            if (places.getQueueLength() < queue && places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BusyException();
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(ADMITTED) != null) {
            request.removeAttribute(ADMITTED);
            places.release();
        }
    }
}
