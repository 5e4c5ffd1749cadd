package io.movers.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code infra/apply.sh} with a fake kubectl that records its calls. */
class ApplyScriptTests {
    /** Answers from files in the folder; without a file, everything is well. */
    private static final String KUBECTL = """
            #!/bin/sh
            echo "$*" >> calls
            case "$*" in
                *"get deployment"*revision*) service=${5%-depl}; cat "revision.$service" 2>/dev/null ;;
                *"get deployment"*) echo "77 registry.test/${5%-depl}:main" ;;
                *"get statefulset"*replicas*) cat replicas 2>/dev/null || true ;;
                *"get secret"*) [ ! -e "no.$5" ] ;;
                *"get statefulset"*) echo new ;;
                "kustomize "*) echo "kind: Replicated" ;;
                *"get pods"*) cat "pods.${6#app=}" 2>/dev/null || true ;;
                "apply "*) rm -rf applied; cp -R "$3" applied; for f in next.*; do [ -e "$f" ] && cp "$f" "revision.${f#next.}"; done; exit 0 ;;
                *"rollout status"*) [ ! -e "broken.${5#*/}" ] ;;
            esac
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void standIn() throws IOException {
        Path kubectl = Files.writeString(folder.resolve("kubectl"), KUBECTL);
        Programs.executable(kubectl);
        for (String service : Checkout.SERVICES) {
            write("revision." + service, "3");
        }
    }

    @Test
    void readyDeploymentsStay() throws IOException {
        Programs.Result result = apply();

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(calls()).doesNotContain("rollout undo", "delete pod");
    }

    @Test
    void aDeploymentThatThisRunChangedAndThatFailsGoesBackToItsRevision() throws IOException {
        write("next.travels", "4");
        write("broken.travels-depl", "");

        Programs.Result result = apply();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(calls()).contains("rollout undo deployment/travels-depl --to-revision=3");
        assertThat(result.output()).contains("Not ready: travels-depl (rolled back to revision 3).");
    }

    @Test
    void aDeploymentThatThisRunDidNotChangeIsLeftAlone() throws IOException {
        write("broken.travels-depl", "");

        Programs.Result result = apply();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(calls()).doesNotContain("rollout undo");
        assertThat(result.output()).contains("Not ready: travels-depl.").doesNotContain("rolled back");
    }

    @Test
    void aFailingDatabaseUndoesNoRelease() throws IOException {
        write("next.travels", "4");
        write("broken.travels-depl", "");
        write("broken.auth-mongo", "");

        Programs.Result result = apply();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(calls()).doesNotContain("rollout undo");
        assertThat(result.output()).contains("Not ready: auth-mongo. Nothing was rolled back.");
    }

    @Test
    void aPodThatNeverStartedIsReplacedWhenItsManifestWasCorrected() throws IOException {
        write("pods.auth-mongo", "auth-mongo-0 old ImagePullBackOff\n");
        write("pods.clients-mongo", "clients-mongo-0 new ErrImagePull\n");
        write("pods.travels-mongo", "travels-mongo-0 old\n");

        Programs.Result result = apply();

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(calls())
                .contains("delete pod auth-mongo-0")
                .doesNotContain("delete pod clients-mongo-0", "delete pod travels-mongo-0");
    }

    @Test
    void theDatabasesAreThoseThatAreAskedFor() throws IOException {
        assertThat(apply().exit()).isZero();
        assertThat(folder.resolve("applied/auth-mongo-depl.yaml")).exists();

        assertThat(apply(Map.of("DATABASES", "replicated")).exit()).isZero();
        assertThat(folder.resolve("applied/auth-mongo-depl.yaml")).doesNotExist();
        assertThat(folder.resolve("applied/mongo-replicated.yaml")).hasContent("kind: Replicated");
        assertThat(calls()).contains("rollout status statefulset/auth-mongo");

        Files.delete(folder.resolve("calls"));
        assertThat(apply(Map.of("DATABASES", "external")).exit()).isZero();
        assertThat(folder.resolve("applied/mongo-replicated.yaml")).doesNotExist();
        assertThat(calls()).contains("rollout status statefulset/nats").doesNotContain("statefulset/auth-mongo");

        assertThat(apply(Map.of("DATABASES", "some")).exit()).isEqualTo(1);
    }

    @Test
    void aSetOfThreeIsNotCutDownToOneByMistake() throws IOException {
        write("replicas", "3");

        Programs.Result result = apply();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.output()).contains("DATABASES=replicated");
        assertThat(calls()).doesNotContain("apply -f");
    }

    @Test
    void nothingIsAppliedBeforeTheSecretsAreThere() throws IOException {
        write("no.travels-nats", "");

        Programs.Result result = apply();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.output()).contains("There is no secret travels-nats: run infra/secrets.sh first.");
        assertThat(calls()).doesNotContain("apply -f");
    }

    @Test
    void theBrokerRestartsWhenItsUsersChange() throws IOException {
        assertThat(apply().exit()).isZero();

        assertThat(Files.readString(folder.resolve("applied/nats-depl.yaml")))
                .containsPattern("movers/users: \"\\d+-\\d+\"")
                .doesNotContain("movers/users: unknown");
    }

    @Test
    void allRolloutsShareOneDeadline() throws IOException {
        Programs.Result result = apply(Map.of("WAIT_SECONDS", "20"));

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(calls()).doesNotContain("--timeout=8m").containsPattern("--timeout=(20|1\\d|[1-9])s");
    }

    private Programs.Result apply() throws IOException {
        return apply(Map.of());
    }

    private Programs.Result apply(Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("PATH", folder + ":" + System.getenv("PATH"));
        return Programs.run(
                folder, environment, "sh", Checkout.path("infra/apply.sh").toString());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String calls() throws IOException {
        return Files.readString(folder.resolve("calls"));
    }
}
