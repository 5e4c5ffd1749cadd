package io.movers.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.local.deploy.Checkout;
import io.movers.local.deploy.Programs;
import io.movers.servers.LongTests;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The template in another git repository, built by Maven from a local repository that was empty before the suite's artifacts were
 * installed into it. What else it needs, Maven takes from the local repository of this build, or from where it always takes it.
 */
@EnabledIf("isAskedFor")
class ServiceTemplateMavenIT {
    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".data", "node_modules");
    private static final Duration LIMIT = Duration.ofMinutes(15);

    @TempDir
    Path dir;

    static boolean isAskedFor() {
        return LongTests.areAskedFor();
    }

    @Test
    void serviceIsBuiltAndTestedFromTheInstalledArtifactsAlone() throws IOException {
        Path settings = settings();
        Path suite = copyOfTheSuite();
        maven(
                suite,
                settings,
                "install",
                "-pl",
                "infra/bom,common,infra/testing",
                "-am",
                "-Dmaven.test.skip",
                "-Dspotless.check.skip");
        GeneratedService service = GeneratedService.in(dir.resolve("elsewhere"));
        run(service.folder(), "git", "init", "-q");

        maven(service.folder(), settings, "verify");

        assertThat(service.folder().resolve("target/incidents-1.0.0-SNAPSHOT.jar"))
                .isRegularFile();
        assertThat(service.folder().resolve("target/surefire-reports"))
                .isDirectoryContaining("glob:**/TEST-*Tests.xml");
        assertThat(service.folder().resolve("target/failsafe-reports")).isDirectoryContaining("glob:**/TEST-*IT.xml");
    }

    private void maven(Path folder, Path settings, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Checkout.path("mvnw").toString(),
                "-B",
                "-q",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + dir.resolve("repository")));
        command.addAll(List.of(arguments));
        run(folder, command.toArray(String[]::new));
    }

    private static void run(Path folder, String... command) {
        Programs.Result result = Programs.run(folder, Map.of(), LIMIT, command);
        assertThat(result.exit()).as(result.output()).isZero();
    }

    private Path settings() throws IOException {
        String used = System.getProperty(
                "maven.repo.local",
                Path.of(System.getProperty("user.home"), ".m2/repository").toString());
        String url = Path.of(used).toUri().toString();
        String settings = """
                <settings>
                  <profiles>
                    <profile>
                      <id>fetched</id>
                      <repositories><repository><id>fetched</id><url>%1$s</url></repository></repositories>
                      <pluginRepositories><pluginRepository><id>fetched</id><url>%1$s</url></pluginRepository></pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>fetched</activeProfile></activeProfiles>
                </settings>
                """.formatted(url);
        return Files.writeString(dir.resolve("settings.xml"), settings);
    }

    private Path copyOfTheSuite() throws IOException {
        Path from = Checkout.path("");
        Path to = dir.resolve("movers");
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (NOT_SOURCES.contains(String.valueOf(folder.getFileName()))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
        return to;
    }
}
