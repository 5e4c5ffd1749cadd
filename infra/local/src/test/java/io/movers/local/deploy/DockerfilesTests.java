package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DockerfilesTests {
    private static final String SHARED = Checkout.text("infra/images/Dockerfile");
    private static final String TRAINING = Checkout.text("infra/images/train.sh");

    static List<String> services() {
        return Checkout.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void dockerfilesDifferOnlyInTheNameOfTheService(String service) {
        String expected = Checkout.text("auth/Dockerfile")
                .replace("image of auth.", "image of " + service + ".")
                .replace("SERVICE=auth", "SERVICE=" + service);

        assertThat(Checkout.text(service + "/Dockerfile")).isEqualTo(expected);
    }

    @Test
    void everyModuleOfTheReactorIsInTheBuild() {
        List<String> modules = Pattern.compile("<module>([^<]+)</module>")
                .matcher(Checkout.text("pom.xml"))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(modules)
                .isNotEmpty()
                .allSatisfy(module -> assertThat(SHARED).contains("COPY " + module + "/pom.xml " + module + "/\n"));
    }

    @Test
    void baseImagesArePinned() {
        assertThat(Pattern.compile("(?m)^ARG \\w+_IMAGE=(.*)$").matcher(SHARED).results())
                .extracting(match -> match.group(1))
                .hasSize(2)
                .allSatisfy(image ->
                        assertThat(image).matches("[a-z-]+:\\d+\\.\\d+\\.\\d+[\\w.-]*(@sha256:[0-9a-f]{64})?"));
    }

    @Test
    void aServiceRunsAsNobodyOnAFileSystemWithoutAShell() {
        assertThat(froms(SHARED))
                .containsExactly("${RUNTIME_IMAGE} AS java", "scratch AS runtime", "${BUILD_IMAGE} AS build");
        assertThat(SHARED).contains("USER 65532:65532", "extract --layers", "-XX:AOTCache=/app/app.aot");
        assertThat(froms(Checkout.text("auth/Dockerfile")))
                .containsExactly("${BUILD} AS build", "${RUNTIME} AS dev", "build AS training", "dev");
        assertThat(Checkout.text("auth/Dockerfile")).doesNotContain("USER", "ENTRYPOINT");
    }

    @Test
    void theCacheIsMadeWithTheOptionsWithWhichTheServiceRuns() {
        assertThat(List.of(
                        "-XX:MaxRAMPercentage=60",
                        "-XX:+UseSerialGC",
                        "-XX:TrimNativeHeapInterval=30000",
                        "-Dsun.net.inetaddr.ttl=2",
                        "-Dorg.bouncycastle.native.cpu_variant=java",
                        "-Djdk.virtualThreadScheduler.parallelism=16",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djna.tmpdir=/tmp"))
                .allSatisfy(option -> {
                    assertThat(SHARED).contains(option);
                    assertThat(TRAINING).contains(option);
                });
        assertThat(SHARED).contains("/app/app.jar");
        assertThat(TRAINING).contains("app=${2:-/app}", "-jar \"$app/app.jar\"");
    }

    private static List<String> froms(String dockerfile) {
        return Pattern.compile("(?m)^FROM (.+)$")
                .matcher(dockerfile)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
