package io.movers.common.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class UnrecordedRequestsTests {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final WebApplicationContextRunner service = new WebApplicationContextRunner()
            .withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new)
            .withConfiguration(AutoConfigurations.of(
                    MetricsAutoConfiguration.class,
                    ObservationAutoConfiguration.class,
                    OpenTelemetrySdkAutoConfiguration.class,
                    OpenTelemetryTracingAutoConfiguration.class,
                    MicrometerTracingAutoConfiguration.class,
                    TracingAutoConfiguration.class));
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void aRequestContinuesTheTraceOfItsCaller() {
        request.addHeader("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");

        inRequest((tracing, registry) -> {
            assertThat(tracing.current())
                    .startsWith("00-" + TRACE)
                    .endsWith("-00")
                    .doesNotContain("b7ad6b7169203331");
        });
    }

    @Test
    void aRequestWithoutATraceBeginsOne() {
        request.addHeader("traceparent", "00-" + "0".repeat(32) + "-b7ad6b7169203331-01");

        inRequest(
                (tracing, registry) -> assertThat(tracing.current()).isNotNull().doesNotContain("0".repeat(32)));
    }

    @Test
    void workInsideARequestBelongsToItsTraceAndLeavesItCurrent() {
        inRequest((tracing, registry) -> {
            String outer = tracing.current();
            Observation.createNotStarted("inner", registry)
                    .observe(() -> assertThat(traceOf(tracing.current())).isEqualTo(traceOf(outer)));
            try (TracedWork work = tracing.beginInternal("work")) {
                assertThat(traceOf(work.traceparent())).isEqualTo(traceOf(outer));
            }

            assertThat(tracing.current()).isEqualTo(outer);
        });
    }

    @Test
    void aScopeInsideAScopeClosesOnlyItself() {
        inRequest((tracing, registry) -> {
            String outer = tracing.current();
            try (Observation.Scope again = registry.getCurrentObservation().openScope()) {
                assertThat(again.getCurrentObservation()).isNotNull();
                assertThat(tracing.current()).isEqualTo(outer);
            }

            assertThat(tracing.current()).isEqualTo(outer);
        });
    }

    @Test
    void aRequestThatFailsIsMeasured() {
        service.run(context -> {
            ObservationRegistry registry = context.getBean(ObservationRegistry.class);
            Observation observation = start(registry);
            observation.error(new IllegalStateException());
            observation.stop();

            assertThat(context.getBean(SimpleMeterRegistry.class)
                            .get("requests")
                            .timer()
                            .count())
                    .isEqualTo(1);
        });
    }

    private void inRequest(Work work) {
        service.run(context -> {
            Tracing tracing = context.getBean(Tracing.class);
            ObservationRegistry registry = context.getBean(ObservationRegistry.class);
            assertThat(context).hasSingleBean(UnrecordedRequests.class);
            Observation observation = start(registry);
            try (Observation.Scope scope = observation.openScope()) {
                assertThat(scope.getCurrentObservation()).isSameAs(observation);
                work.run(tracing, registry);
            }
            observation.stop();
            assertThat(tracing.current()).isNull();
        });
    }

    private Observation start(ObservationRegistry registry) {
        return Observation.start(
                "requests",
                () -> new ServerRequestObservationContext(request, new MockHttpServletResponse()),
                registry);
    }

    private static String traceOf(String traceparent) {
        return traceparent.substring(3, 35);
    }

    private interface Work {
        void run(Tracing tracing, ObservationRegistry registry);
    }
}
