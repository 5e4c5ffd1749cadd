package io.movers.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.local.deploy.Checkout;
import io.movers.local.deploy.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code infra/local/class-archive.sh} with a fake java that records its calls. */
class ClassArchiveScriptTests {
    /** Archives nothing while the file {@code cannot} is there. */
    private static final String JAVA = """
            #!/bin/sh
            [ "$1" != -version ] || { cat version >&2; exit; }
            echo "$*" >> calls
            case "$*" in *-Xshare:dump*) [ ! -e cannot ] && touch "$(echo "$*" | grep -o '[^=]*jsa.new')" ;; esac
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void standIn() throws IOException {
        assertThat(write("java", JAVA).toFile().setExecutable(true)).isTrue();
        write("version", "openjdk 25");
        Files.createDirectories(folder.resolve("infra/local/target"));
        write("infra/local/jvm.options", "-Xmx384m");
        write(
                "infra/local/target/class-path",
                "/x/auth/target/auth-1.jar:/home/my own/.m2/repository/a/a-1.jar:/x/common/target/common-1.jar:/home/me/.m2/repository/b/b-2.jar");
    }

    @Test
    void librariesComeBeforeWhatChangesAndAreArchived() throws IOException {
        String output = prepare();

        assertThat(output).contains("Preparing faster starts");
        assertThat(arguments()).matches("""
                        -XX:\\+AOTClassLinking
                        -XX:SharedArchiveFile="infra/local/target/libraries-\\d+.jsa"
                        -cp
                        "/home/my own/.m2/repository/a/a-1.jar:/home/me/.m2/repository/b/b-2.jar:\
                        infra/local/target/local-1.0.0-SNAPSHOT.jar:/x/auth/target/auth-1.jar:/x/common/target/common-1.jar"
                        """);
        assertThat(Files.readAllLines(folder.resolve("calls")))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("b-2.jar");
    }

    @Test
    void archiveIsUsedUntilAnotherJdkComes() throws IOException {
        prepare();
        assertThat(prepare()).isEmpty();

        write("version", "openjdk 26");

        assertThat(prepare()).contains("Preparing faster starts");
        try (Stream<Path> files = Files.list(folder.resolve("infra/local/target"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".jsa"))).hasSize(1);
        }
    }

    @Test
    void suiteStartsWithoutAnArchiveWhereThereCanBeNoneAndDoesNotTryAgain() throws IOException {
        write("cannot", "");

        assertThat(prepare()).contains("No class archive, so starts stay slower");

        assertThat(prepare()).isEmpty();
        assertThat(arguments()).startsWith("-cp\n");
    }

    private String prepare() {
        Programs.Result result = Programs.run(
                folder,
                Map.of(),
                "sh",
                Checkout.path("infra/local/class-archive.sh").toString(),
                folder.resolve("java").toString());
        assertThat(result.exit()).as(result.output()).isZero();
        return result.output();
    }

    private String arguments() throws IOException {
        return Files.readString(folder.resolve("infra/local/target/run.args"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
