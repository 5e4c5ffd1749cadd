package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code infra/pin-images.sh} on a copy of a checkout, with a stand-in for docker that knows a digest for everything. */
class PinImagesTests {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    private Path manifest;
    private Path dockerfile;

    @BeforeEach
    void checkout() throws IOException {
        Files.createDirectories(folder.resolve("infra/k8s"));
        Files.createDirectories(folder.resolve("infra/images"));
        Files.copy(Checkout.path("infra/pin-images.sh"), folder.resolve("infra/pin-images.sh"));
        manifest = Files.writeString(folder.resolve("infra/k8s/some.yaml"), """
                        - name: mongo
                          image: mongo:8.0.20
                        - name: other
                          image: natsio/exporter:0.17.3@sha256:%s
                        - name: auth
                          image: movers/auth
                """.formatted("0".repeat(64)));
        dockerfile = Files.writeString(folder.resolve("infra/images/Dockerfile"), """
                ARG BUILD_IMAGE=maven:3.9.11-eclipse-temurin-25
                FROM ${BUILD_IMAGE} AS build
                """);
        docker(DIGEST);
    }

    @Test
    void everyImageOfOthersGetsTheDigestOfItsVersion() throws IOException {
        Programs.Result result = pin();

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(Files.readString(manifest))
                .contains("image: mongo:8.0.20@" + DIGEST + "\n", "image: natsio/exporter:0.17.3@" + DIGEST + "\n")
                .contains("image: movers/auth\n");
        assertThat(Files.readString(dockerfile))
                .startsWith("ARG BUILD_IMAGE=maven:3.9.11-eclipse-temurin-25@" + DIGEST + "\n");
    }

    @Test
    void aSecondRunChangesNothing() throws IOException {
        pin();
        String once = Files.readString(manifest);

        assertThat(pin().exit()).isZero();
        assertThat(Files.readString(manifest)).isEqualTo(once);
    }

    @Test
    void whatIsNoDigestIsNotWrittenDown() throws IOException {
        docker("latest");
        String before = Files.readString(manifest);

        assertThat(pin().exit()).isNotZero();
        assertThat(Files.readString(manifest)).isEqualTo(before);
    }

    private void docker(String answer) throws IOException {
        Path docker = Files.writeString(folder.resolve("docker"), "#!/bin/sh\necho " + answer + "\n");
        Programs.executable(docker);
    }

    private Programs.Result pin() {
        return Programs.run(folder, Map.of("PATH", folder + ":" + System.getenv("PATH")), "sh", "infra/pin-images.sh");
    }
}
