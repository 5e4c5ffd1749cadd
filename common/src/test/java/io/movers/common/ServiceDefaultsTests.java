package io.movers.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

class ServiceDefaultsTests {
    @TempDir
    private static Path folder;

    @Test
    void serviceHasTheDefaultsWithoutNamingThem() throws Exception {
        try (ConfigurableApplicationContext service = start("movers.service.name: incidents")) {
            Environment environment = service.getEnvironment();

            assertThat(environment.getProperty("server.tomcat.connection-timeout"))
                    .isEqualTo("20s");
            assertThat(environment.getProperty("spring.application.name")).isEqualTo("incidents");
        }
    }

    @Test
    void servicesOwnFileWinsOverTheDefaults() throws Exception {
        try (ConfigurableApplicationContext service = start("server.tomcat.connection-timeout: 5s")) {
            assertThat(service.getEnvironment().getProperty("server.tomcat.connection-timeout"))
                    .isEqualTo("5s");
        }
    }

    private static ConfigurableApplicationContext start(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("application.yml"), yaml);
        return new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run("--spring.config.location=" + file);
    }

    @Configuration
    static class Nothing {}
}
