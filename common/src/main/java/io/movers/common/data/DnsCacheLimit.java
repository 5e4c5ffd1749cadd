package io.movers.common.data;

import java.security.Security;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/**
 * Limits how long the JVM remembers addresses of host names to a few seconds instead of 30, so that a database or broker that moves is
 * found soon. {@code -Dsun.net.inetaddr.ttl} and {@code networkaddress.cache.ttl} win. Runs first of all: the JVM reads the setting at its
 * first look-up.
 */
class DnsCacheLimit implements EnvironmentPostProcessor {
    static final String SECURITY_PROPERTY = "networkaddress.cache.ttl";
    static final String SYSTEM_PROPERTY = "sun.net.inetaddr.ttl";
    static final String SECONDS = "5";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean configured = StringUtils.hasText(Security.getProperty(SECURITY_PROPERTY))
                || System.getProperty(SYSTEM_PROPERTY) != null;
        if (!configured) {
            Security.setProperty(SECURITY_PROPERTY, SECONDS);
        }
    }
}
