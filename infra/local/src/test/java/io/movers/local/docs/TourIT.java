package io.movers.local.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.movers.local.Service;
import io.movers.local.Suite;
import io.movers.local.SuiteConfig;
import io.movers.local.deploy.Programs;
import io.movers.servers.TargetFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Types the tour of the README and of docs/tour.md word for word into bash; only the ports are replaced by those of this suite. */
class TourIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** @param shown null if the document shows no answer */
    private record Step(
            String place, String command, @Nullable ShownAnswer shown) {}

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyCommandOfTheTourGivesTheAnswerThatIsShown() {
        Optional<Path> bash = Programs.find("bash");
        Programs.tell(bash.isPresent(), "bash", "the tour of the documents was not run");
        assumeTrue(bash.isPresent());
        Optional<Path> curl = Programs.find("curl");
        Programs.tell(curl.isPresent(), "curl", "the tour of the documents was not run");
        assumeTrue(curl.isPresent());

        List<Step> steps = new ArrayList<>();
        Markdown readme = Markdown.of("README.md");
        steps.addAll(steps(
                readme,
                readme.blocks().stream()
                        .filter(block -> block.section().equals("A five-minute tour"))
                        .toList()));
        Markdown tour = Markdown.of("docs/tour.md");
        steps.addAll(steps(tour, tour.blocks()));
        assertThat(steps).filteredOn(step -> step.shown() != null).hasSizeGreaterThan(25);

        Path folder = TargetFolders.temporary("tour");
        try (Suite suite = Suite.start(SuiteConfig.onFreePorts(folder.resolve(".data")));
                var terminal = new Terminal(bash.orElseThrow(), folder)) {
            for (Step step : steps) {
                run(step, terminal, suite);
            }
        }
    }

    /** Repeats a step for a while, because an event may still be on its way to another service. */
    private static void run(Step step, Terminal terminal, Suite suite) {
        String command = step.command()
                .replace("http://localhost:8080", suite.url())
                .replace("http://localhost:8091", "http://localhost:" + suite.managementPort(Service.AUTH));
        ShownAnswer shown = step.shown();
        if (shown == null) {
            assertThat(terminal.run(command).strip()).as(step.place()).isEmpty();
            return;
        }
        await().atMost(SOON).untilAsserted(() -> {
            String answer = terminal.run(command);
            assertThat(shown.difference(answer))
                    .as("%s: %s%s", step.place(), step.command(), answer)
                    .isEmpty();
        });
    }

    private static List<Step> steps(Markdown document, List<Markdown.Block> blocks) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Markdown.Block block = blocks.get(i);
            if (block.language().equals("sh")) {
                Markdown.@Nullable Block next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
                ShownAnswer shown = next == null || next.language().equals("sh")
                        ? null
                        : new ShownAnswer(next.language(), next.content());
                steps.add(new Step(document.name() + ":" + block.line(), block.content(), shown));
            }
        }
        return steps;
    }
}
