package io.movers.local.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.movers.local.deploy.Checkout;
import io.movers.local.deploy.Programs;
import io.movers.servers.TargetFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the commands in the documents, including those that no test can run here. */
class CommandsTests {
    private static final Repository REPOSITORY = new Repository();

    private record Command(String place, String text) {
        /** The places of names that a pattern finds and that do not exist. */
        Stream<String> missing(String pattern, Predicate<String> there) {
            return Pattern.compile(pattern)
                    .matcher(text)
                    .results()
                    .map(match -> match.group(1))
                    .filter(there.negate())
                    .map(name -> place + ": " + name);
        }
    }

    /** Code blocks of a shell, and commands in sentences. */
    private static List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (Markdown document : REPOSITORY.documents()) {
            document.blocks().stream()
                    .filter(block -> block.language().matches("sh|console"))
                    .map(block -> new Command(document.name() + ":" + block.line(), block.content()))
                    .forEach(commands::add);
            document.code().stream()
                    .filter(code -> code.matches("(make|sh|\\./mvnw|kubectl) .*"))
                    .map(code -> new Command(document.name(), code))
                    .forEach(commands::add);
        }
        assertThat(commands).hasSizeGreaterThan(30);
        return commands;
    }

    private static List<String> missing(String pattern, Predicate<String> there) {
        return commands().stream()
                .flatMap(command -> command.missing(pattern, there))
                .toList();
    }

    @Test
    void everyTargetOfMakeExists() {
        String makefile = Checkout.text("Makefile");

        assertThat(missing("(?m)(?:^|[ `])make ([a-z-]+)", target -> makefile.contains("\n" + target + ":")))
                .isEmpty();
    }

    @Test
    void everyModuleOfMavenExists() {
        assertThat(missing(
                        "-pl ([\\w/,-]+)",
                        modules ->
                                Stream.of(modules.split(",")).allMatch(module -> REPOSITORY.has(module + "/pom.xml"))))
                .isEmpty();
    }

    @Test
    void everyTestThatMavenIsToRunExists() {
        assertThat(missing("-D(?:it\\.)?test=((?!None|Xxx)\\w+)", REPOSITORY::hasClass))
                .isEmpty();
    }

    @Test
    void everyScriptExists() {
        assertThat(missing("\\bsh ([\\w./-]+\\.sh)", REPOSITORY::has)).isEmpty();
    }

    @Test
    void everyDeploymentExists() {
        assertThat(missing(
                        "deployment/([a-z]+)-depl", service -> REPOSITORY.has("infra/k8s/" + service + "-depl.yaml")))
                .isEmpty();
    }

    @Test
    void everyBlockIsWellFormedBash() {
        Optional<Path> bash = Programs.find("bash");
        Programs.tell(bash.isPresent(), "bash", "the syntax of the commands in the documents was not checked");
        assumeTrue(bash.isPresent());
        Path folder = TargetFolders.temporary("commands");

        assertThat(commands())
                .filteredOn(command -> command.place().contains(":"))
                .allSatisfy(command -> {
                    Programs.Result result =
                            Programs.run(folder, Map.of(), bash.orElseThrow().toString(), "-n", "-c", command.text());
                    assertThat(result.exit())
                            .as("%s: %s", command.place(), result.output())
                            .isZero();
                });
    }
}
