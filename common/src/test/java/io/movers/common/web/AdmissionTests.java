package io.movers.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.movers.common.errors.BusyException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

class AdmissionTests {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void requestWithoutAPlaceIsRefusedWithRetryAfter() throws Exception {
        Admission admission = new Admission(1, 1, Duration.ofMillis(1));
        admission.preHandle(new MockHttpServletRequest(), response, handler("read"));

        assertThatThrownBy(() -> admission.preHandle(new MockHttpServletRequest(), response, handler("read")))
                .isInstanceOfSatisfying(
                        BusyException.class,
                        busy -> assertThat(busy.headers().getFirst("Retry-After"))
                                .isEqualTo("2"));
    }

    @Test
    void onlyALimitedNumberOfRequestsWaits() throws Exception {
        Admission admission = new Admission(1, 0, Duration.ofHours(1));
        admission.preHandle(new MockHttpServletRequest(), response, handler("read"));

        assertThatThrownBy(() -> admission.preHandle(new MockHttpServletRequest(), response, handler("read")))
                .isInstanceOf(BusyException.class);
    }

    @Test
    void freedPlaceGoesToTheNextRequest() throws Exception {
        Admission admission = new Admission(1, 1, Duration.ofMinutes(1));
        MockHttpServletRequest first = new MockHttpServletRequest();
        HandlerMethod handler = handler("read");
        admission.preHandle(first, response, handler);
        CompletableFuture<Void> second =
                CompletableFuture.runAsync(() -> admission.preHandle(new MockHttpServletRequest(), response, handler));
        admission.afterCompletion(first, response, handler, null);

        assertThatCode(second::join).doesNotThrowAnyException();
    }

    @Test
    void requestWithABodyIsCountedOnceItsBodyHasArrived() throws Exception {
        Admission admission = new Admission(1, 0, Duration.ofMillis(1));
        MockHttpServletRequest slow = new MockHttpServletRequest();
        admission.preHandle(slow, response, handler("write"));

        assertThatCode(() -> admission.preHandle(new MockHttpServletRequest(), response, handler("read")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> admission.admit(slow)).isInstanceOf(BusyException.class);
    }

    @Test
    void refusedRequestFreesNoPlace() throws Exception {
        Admission admission = new Admission(1, 0, Duration.ofMillis(1));
        admission.preHandle(new MockHttpServletRequest(), response, handler("read"));
        admission.afterCompletion(new MockHttpServletRequest(), response, handler("read"), null);

        assertThatThrownBy(() -> admission.preHandle(new MockHttpServletRequest(), response, handler("read")))
                .isInstanceOf(BusyException.class);
    }

    @Test
    void healthIsAnsweredByAFullService() throws Exception {
        Admission admission = new Admission(1, 0, Duration.ofMillis(1));
        admission.preHandle(new MockHttpServletRequest(), response, handler("read"));
        HealthRoute health = new HealthRoute();
        HandlerMethod route = new HandlerMethod(health, HealthRoute.class.getDeclaredMethods()[0]);

        assertThatCode(() -> admission.preHandle(new MockHttpServletRequest(), response, route))
                .doesNotThrowAnyException();
    }

    @Test
    void totalSizeOfLargeBodiesIsLimited() {
        LargeBodies bodies = new LargeBodies(100, Duration.ofMillis(1));
        bodies.take(60);

        assertThatThrownBy(() -> bodies.take(60)).isInstanceOf(BusyException.class);
        bodies.giveBack(60);
        assertThatCode(() -> bodies.take(60)).doesNotThrowAnyException();
    }

    private HandlerMethod handler(String name) throws NoSuchMethodException {
        Class<?>[] parameters = name.equals("write") ? new Class<?>[] {String.class} : new Class<?>[0];
        return new HandlerMethod(new Routes(), Routes.class.getDeclaredMethod(name, parameters));
    }

    @SuppressWarnings("unused")
    private static final class Routes {
        void read() {}

        void write(@RequestBody String body) {}
    }
}
