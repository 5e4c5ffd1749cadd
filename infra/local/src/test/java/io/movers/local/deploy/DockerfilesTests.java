package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DockerfilesTests {
    static List<String> services() {
        return Checkout.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void theDockerfilesDifferInTheServicesNameOnly(String service) {
        String stage = "COPY %1$s/src %1$s/src\n";
        String auth = Checkout.text("auth/Dockerfile");
        String expected = auth.replace(stage.formatted("auth"), stage.formatted(service))
                .replace("-pl auth", "-pl " + service)
                .replace("auth/target/auth-", service + "/target/" + service + "-")
                .replace("-f auth/Dockerfile -t movers/auth", "-f " + service + "/Dockerfile -t movers/" + service);

        assertThat(Checkout.text(service + "/Dockerfile")).isEqualTo(expected);
    }

    @Test
    void everyModuleOfTheReactorIsInTheBuild() {
        String pom = Checkout.text("pom.xml");
        List<String> modules = Pattern.compile("<module>([^<]+)</module>")
                .matcher(pom)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(modules)
                .isNotEmpty()
                .allSatisfy(module -> assertThat(Checkout.text("auth/Dockerfile"))
                        .contains("COPY " + module + "/pom.xml " + module + "/\n"));
    }

    @Test
    void baseImagesArePinnedAndTheResultRunsAsNobodyWithoutAShell() {
        String dockerfile = Checkout.text("auth/Dockerfile");

        assertThat(Pattern.compile("(?m)^ARG \\w+_IMAGE=(.*)$")
                        .matcher(dockerfile)
                        .results())
                .extracting(match -> match.group(1))
                .hasSize(2)
                .allSatisfy(image -> assertThat(image).matches("[a-z-]+:\\d+\\.\\d+\\.\\d+[\\w.-]*"));
        assertThat(Pattern.compile("(?m)^FROM (\\S+)").matcher(dockerfile).results())
                .extracting((MatchResult match) -> match.group(1))
                .containsExactly("${BUILD_IMAGE}", "${RUNTIME_IMAGE}", "scratch", "${RUNTIME_IMAGE}", "dev");
        assertThat(dockerfile)
                .contains(
                        "USER 65532:65532",
                        "extract --layers",
                        "-XX:AOTCacheOutput=/app/app.aot",
                        "-XX:AOTCache=/app/app.aot");
    }

    @Test
    void theCacheIsMadeWithTheOptionsWithWhichTheServiceRuns() {
        String dockerfile = Checkout.text("auth/Dockerfile");

        assertThat(List.of(
                        "-XX:MaxRAMPercentage=60",
                        "-XX:+UseSerialGC",
                        "-Dorg.bouncycastle.native.cpu_variant=java",
                        "/app/app.jar"))
                .allSatisfy(option -> assertThat(dockerfile.split(Pattern.quote(option), -1).length - 1)
                        .as(option)
                        .isEqualTo(2));
    }
}
