package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkflowsTests {
    static List<String> services() {
        return Checkout.SERVICES;
    }

    static List<Path> workflows() {
        return Checkout.files(".github/workflows", ".yml");
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceIsTestedInPullRequestsAndDeployedFromMain(String service) {
        String tests = Checkout.text(".github/workflows/tests-" + service + ".yml");
        String deploy = Checkout.text(".github/workflows/deploy-" + service + ".yml");

        assertThat(List.of(tests, deploy))
                .allSatisfy(workflow -> assertThat(paths(workflow))
                        .contains(service + "/**", "common/**", "pom.xml")
                        .doesNotContain(other(service) + "/**"))
                .allSatisfy(workflow -> assertThat(workflow).contains("service: " + service + "\n"));
        assertThat(tests).contains("pull_request:", "uses: ./.github/workflows/service-tests.yml");
        assertThat(deploy).contains("branches:\n      - main", "uses: ./.github/workflows/service-deploy.yml");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void actionsArePinnedByCommitAndPermissionsAreStated(Path file) {
        String workflow = Checkout.text(".github/workflows/" + file.getFileName());

        assertThat(Pattern.compile("uses: (\\S+)(.*)").matcher(workflow).results())
                .filteredOn(match -> !match.group(1).startsWith("./"))
                .allSatisfy(match -> {
                    assertThat(match.group(1)).matches("[\\w./-]+@[0-9a-f]{40}");
                    assertThat(match.group(2)).as("which version that is").startsWith(" # v");
                });
        assertThat(workflow).contains("\npermissions:\n  contents: read\n").doesNotContain("write-all");
        Map<String, Object> parsed = Checkout.documents(workflow).get(0);
        assertThat(file.getFileName().toString()).isEqualTo(parsed.get("name") + ".yml");
        if (!file.getFileName().toString().startsWith("service-")) {
            assertThat(parsed).containsKey("concurrency");
        }
    }

    @Test
    void aDeployPushesAnImageWithItsOriginsWaitsForTheRolloutAndTakesItBack() {
        assertThat(Checkout.text(".github/workflows/service-deploy.yml"))
                .contains("provenance: mode=max", "sbom: true", "rollout status", "rollout undo", "needs: tests")
                .contains("vars.REGISTRY");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void noActionRunsAnImageByTagBehindItsPinnedCommit(Path file) {
        assertThat(Checkout.text(".github/workflows/" + file.getFileName()))
                .doesNotContain("osv-scanner-action", "uses: docker://");
    }

    @Test
    void aReleaseIsAWeekOldBeforeItIsProposed() {
        Map<String, Object> dependabot =
                Checkout.documents(Checkout.text(".github/dependabot.yml")).get(0);

        assertThat((List<?>) dependabot.get("updates"))
                .hasSize(3)
                .allSatisfy(update ->
                        assertThat(((Map<?, ?>) update).get("cooldown")).isEqualTo(Map.of("default-days", 7)));
    }

    @Test
    void transcriptsStoryAndFaultsRunOnMongoDbItselfAloneAndAsAReplicaSet() {
        Map<?, ?> workflow = Checkout.documents(Checkout.text(".github/workflows/tests-suite.yml"))
                .get(0);
        Map<?, ?> job = (Map<?, ?>) ((Map<?, ?>) workflow.get("jobs")).get("mongodb");

        assertThat(job.toString()).contains("make test-mongo", "MOVERS_CONTAINERS=${{ matrix.containers }}");
        assertThat(job.get("strategy").toString()).contains("containers=[true, replica-set]");
        assertThat(Checkout.text("Makefile"))
                .containsPattern(
                        "MONGO_TESTS := .*FaultsIT.*TranscriptReplayIT.*RoleMatrixIT.*StoryIT.*StreamingStoryIT");
    }

    @Test
    void theLinterOfGitHubActionsFindsNothing() {
        Optional<Path> actionlint = Programs.find("actionlint");
        Programs.tell(actionlint.isPresent(), "actionlint", "the workflows were checked by this test's own rules only");
        assumeTrue(actionlint.isPresent());

        Programs.Result result =
                Programs.run(Checkout.path(""), Map.of(), actionlint.get().toString(), "-color=false");

        assertThat(result.output()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    private static String other(String service) {
        return Checkout.SERVICES.get((Checkout.SERVICES.indexOf(service) + 1) % Checkout.SERVICES.size());
    }

    /** YAML reads the key {@code on} as true. */
    private static List<String> paths(String workflow) {
        Map<?, ?> parsed = Checkout.documents(workflow).get(0);
        Map<?, ?> triggers = (Map<?, ?>) parsed.get(Boolean.TRUE);
        Map<?, ?> trigger = (Map<?, ?>) triggers.values().iterator().next();
        return ((List<?>) trigger.get("paths")).stream().map(String::valueOf).toList();
    }
}
