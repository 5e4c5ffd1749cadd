package io.movers.local.hostile;

import io.movers.auth.AuthApplication;
import io.movers.servers.ChildJvm;
import org.springframework.boot.SpringApplication;

/** The main class of auth in a JVM of its own; prints its port. */
final class SmallService {

    private SmallService() {}

    public static void main(String[] args) {
        String port = SpringApplication.run(AuthApplication.class, args)
                .getEnvironment()
                .getRequiredProperty("local.server.port");
        System.out.println(ChildJvm.READY + port);
    }
}
