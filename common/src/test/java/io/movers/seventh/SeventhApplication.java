package io.movers.seventh;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A minimal further service: the only part of the suite that it uses is the dependency on common. */
@SpringBootApplication
public class SeventhApplication {
    public static void main(String[] args) {
        run(args);
    }

    public static ConfigurableApplicationContext run(String... args) {
        return new SpringApplicationBuilder(SeventhApplication.class).run(args);
    }
}
