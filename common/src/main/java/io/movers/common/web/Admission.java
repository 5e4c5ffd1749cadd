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
 * Limits how many requests are handled at once. A limited number of requests wait for their turn for a short time; all
 * others are answered 503 with {@code Retry-After}. A request with a body is admitted once its body has arrived ({@link
 * RequestBodyReader}), so that a slow sender does not hold up others.
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

    /** The health route must answer even if the service is full, and errors must reach their callers. */
    private static boolean isCounted(HttpServletRequest request, HandlerMethod method) {
        return request.getDispatcherType() == DispatcherType.REQUEST && method.getBeanType() != HealthRoute.class;
    }

    private static boolean hasBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    /** Waits for a place, which is freed once the request has been answered. */
    void admit(HttpServletRequest request) {
        if (request.getAttribute(ADMITTED) != null) {
            return;
        }
        if (!places.tryAcquire()) {
            await();
        }
        request.setAttribute(ADMITTED, true);
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
