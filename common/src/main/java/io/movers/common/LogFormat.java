package io.movers.common;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Lets {@code LOG_FORMAT} choose between lines for people and one JSON object a line for a log store. Runs after {@link ServiceDefaults}. */
class LogFormat implements EnvironmentPostProcessor, Ordered {
    private static final String CHOSEN = "movers.log-format";
    private static final String OF_SPRING_BOOT = "logging.structured.format.console";
    private static final String TEXT = "text";
    private static final Set<String> STRUCTURED = Set.of("ecs", "logstash");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String format = environment.getProperty(CHOSEN, TEXT);
        if (STRUCTURED.contains(format)) {
            environment.getPropertySources().addLast(new MapPropertySource(CHOSEN, Map.of(OF_SPRING_BOOT, format)));
        } else if (!format.equals(TEXT)) {
            throw new IllegalStateException("LOG_FORMAT must be ecs, logstash or text, not " + format);
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
