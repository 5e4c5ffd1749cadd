package io.movers.common.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.tracing.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TracingTests {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final Instant STORED = Instant.parse("2026-01-02T03:04:05.678Z");

    private final Spans spans = new Spans();
    private final ApplicationContextRunner off = new ApplicationContextRunner()
            .withPropertyValues(
                    "management.tracing.sampling.probability=1",
                    "management.opentelemetry.tracing.export.schedule-delay=10ms")
            .withConfiguration(AutoConfigurations.of(
                    ObservationAutoConfiguration.class,
                    OpenTelemetrySdkAutoConfiguration.class,
                    OpenTelemetryTracingAutoConfiguration.class,
                    OtlpTracingAutoConfiguration.class,
                    MicrometerTracingAutoConfiguration.class,
                    TracingAutoConfiguration.class));
    private final ApplicationContextRunner exporting = off.withBean(SpanExporter.class, () -> spans);

    @Test
    void withoutAnExporterNothingIsRecordedButEventsHaveTheirTrace() {
        off.run(context -> {
            Tracing tracing = context.getBean(Tracing.class);
            try (TracedWork work = tracing.begin(Span.Kind.CONSUMER, "process", PARENT)) {
                assertThat(work.isRecorded()).isFalse();
                assertThat(work.traceparent()).startsWith("00-" + TRACE).endsWith("-00");
            }
        });
    }

    @Test
    void workContinuesTheTraceThatItFollowsFromAndWhatFollowsContinuesIt() {
        exporting.run(context -> {
            Tracing tracing = context.getBean(Tracing.class);
            String following;
            try (TracedWork work = tracing.begin(Span.Kind.CONSUMER, "process", PARENT)) {
                work.failed("a.Failure");
                following = work.traceparent();
                tracing.beginInternal("inside").close();
            }

            SpanData outer = spans.named("process");
            assertThat(outer.getTraceId()).isEqualTo(TRACE);
            assertThat(outer.getParentSpanId()).isEqualTo("b7ad6b7169203331");
            assertThat(outer.getKind()).isEqualTo(SpanKind.CONSUMER);
            assertThat(outer.getStatus().getDescription()).isEqualTo("a.Failure");
            assertThat(following).isEqualTo("00-" + TRACE + '-' + outer.getSpanId() + "-01");
            assertThat(spans.named("inside").getParentSpanId()).isEqualTo(outer.getSpanId());
        });
    }

    @Test
    void workWithoutACauseBeginsATrace() {
        exporting.run(context -> {
            context.getBean(Tracing.class)
                    .begin(Span.Kind.CONSUMER, "alone", null)
                    .close();

            assertThat(spans.named("alone").getParentSpanContext().isValid()).isFalse();
        });
    }

    @Test
    void workThatIsOverIsRecordedWithItsOwnTimesHoweverLate() {
        exporting.run(context -> {
            context.getBean(Tracing.class)
                    .record(
                            Span.Kind.CLIENT,
                            "send",
                            PARENT,
                            STORED.plusSeconds(600),
                            STORED.plusSeconds(601),
                            Map.of("messaging.message.id", "e"),
                            null);

            SpanData sent = spans.named("send");
            assertThat(sent.getTraceId()).isEqualTo(TRACE);
            assertThat(sent.getEndEpochNanos() - sent.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(1));
            assertThat(sent.getStartEpochNanos())
                    .isEqualTo(TimeUnit.MILLISECONDS.toNanos(
                            STORED.plusSeconds(600).toEpochMilli()));
        });
    }

    @Test
    void workThatFollowsFromAnUnrecordedTraceIsNotRecordedEither() {
        exporting.run(context -> {
            Tracing tracing = context.getBean(Tracing.class);
            String unrecorded = PARENT.substring(0, PARENT.length() - 1) + '0';
            tracing.begin(Span.Kind.CONSUMER, "process", unrecorded).close();
            tracing.record(Span.Kind.CLIENT, "send", unrecorded, STORED, STORED, Map.of(), null);
            tracing.beginInternal("last").close();

            spans.named("last");
            assertThat(spans.all).hasSize(1);
        });
    }

    @Test
    void spansGoToTheAddressOfTheCollector() throws Exception {
        List<byte[]> bodies = new CopyOnWriteArrayList<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            bodies.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try {
            off.withPropertyValues("management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:"
                            + collector.getAddress().getPort() + "/v1/traces")
                    .run(context -> {
                        context.getBean(Tracing.class)
                                .beginInternal("exported work")
                                .close();

                        await().atMost(Duration.ofSeconds(10))
                                .untilAsserted(() -> assertThat(bodies)
                                        .anySatisfy(body -> assertThat(new String(body, StandardCharsets.ISO_8859_1))
                                                .contains("exported work")));
                    });
        } finally {
            collector.stop(0);
        }
    }

    private static final class Spans implements SpanExporter {
        private final List<SpanData> all = new CopyOnWriteArrayList<>();

        SpanData named(String name) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> all.stream().anyMatch(span -> span.getName().equals(name)));
            return all.stream()
                    .filter(span -> span.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> batch) {
            all.addAll(batch);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
