package io.movers.common.tracing;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Wires what Spring Boot does not trace by itself. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration"
        })
public class TracingAutoConfiguration {
    @Bean
    Tracing tracing(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new Tracing(tracer.getIfAvailable(() -> Tracer.NOOP), propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    @Bean
    MongoClientSettingsBuilderCustomizer mongoSpans(ObjectProvider<Tracer> tracer) {
        return settings -> tracer.ifAvailable(available -> settings.addCommandListener(new MongoSpans(available)));
    }

    /** Without an exporter nothing is recorded. Log lines and events still carry the ids of their trace. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(SpanExporter.class)
    static class UnrecordedConfiguration {
        @Bean
        SdkTracerProviderBuilderCustomizer nothingRecorded() {
            return builder -> builder.setSampler(Sampler.alwaysOff());
        }

        @Bean
        @ConditionalOnBean(Tracer.class)
        @Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER - 1)
        UnrecordedRequests unrecordedRequests(Tracer tracer) {
            return new UnrecordedRequests(tracer);
        }
    }
}
