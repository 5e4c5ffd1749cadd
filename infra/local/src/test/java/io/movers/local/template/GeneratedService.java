package io.movers.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.local.deploy.Checkout;
import io.movers.local.deploy.Programs;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A service made from the template, compiled against what its POM names: common, and testing for its tests. */
final class GeneratedService {
    private static final String NAME = "incidents";

    /** Libraries that common does without unless a service adds them. */
    private static final List<String> NOT_ADDED =
            List.of("/software/amazon/awssdk/", "/java-nats-streaming/", "/protobuf-java/");

    private final Path folder;

    private GeneratedService(Path folder) {
        this.folder = folder;
    }

    static GeneratedService in(Path folder) {
        Programs.Result result =
                Programs.run(Checkout.path(""), Map.of(), "bash", "infra/new-service.sh", NAME, "", folder.toString());
        assertThat(result.exit()).as(result.output()).isZero();
        return new GeneratedService(folder);
    }

    Path folder() {
        return folder;
    }

    /** The class path of this build, without the six services, the suite, and what common does without. */
    private static String dependencies() {
        List<String> notOurs = Stream.concat(Checkout.SERVICES.stream(), Stream.of("infra/local"))
                .map(module -> Checkout.path(module).resolve("target") + File.separator)
                .toList();
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> notOurs.stream().noneMatch(entry::startsWith))
                .filter(entry -> NOT_ADDED.stream().noneMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path main() {
        return folder.resolve("target/classes");
    }

    private Path test() {
        return folder.resolve("target/test-classes");
    }

    void compile() {
        compile("src/main/java", main(), dependencies());
        compile("src/test/java", test(), main() + File.pathSeparator + dependencies());
        copy(folder.resolve("src/main/resources"), main());
    }

    private void compile(String sources, Path classes, String classPath) {
        List<String> arguments = new ArrayList<>(List.of(
                "-parameters",
                "-proc:none",
                "-Xlint:all,-processing,-serial,-classfile",
                "-Werror",
                "--release",
                "17",
                "-d",
                classes.toString(),
                "-cp",
                classPath));
        try (Stream<Path> files = Files.walk(folder.resolve(sources))) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .as("compilation of " + sources)
                .isZero();
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the service's tests in a JVM of their own. */
    Programs.Result runTests() {
        String ownClasses = Path.of("target", "test-classes").toAbsolutePath().toString();
        return Programs.run(
                folder,
                Map.of(),
                java(
                                String.join(
                                        File.pathSeparator,
                                        test().toString(),
                                        main().toString(),
                                        dependencies(),
                                        ownClasses),
                                TestRun.class.getName(),
                                "io.movers." + NAME)
                        .toArray(String[]::new));
    }

    /** Starts the service; its output goes to a file. */
    Process start(Map<String, String> environment, Path output) throws IOException {
        var builder = new ProcessBuilder(
                        java(main() + File.pathSeparator + dependencies(), "io.movers.incidents.IncidentsApplication"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static List<String> java(String classPath, String... mainAndArguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx256m",
                                "-cp",
                                classPath),
                        Stream.of(mainAndArguments))
                .toList();
    }
}
