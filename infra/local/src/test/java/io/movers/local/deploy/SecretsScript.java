package io.movers.local.deploy;

import io.movers.servers.TargetFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Runs {@code infra/secrets.sh} with a fake kubectl that only records its input. */
final class SecretsScript {
    private static final String KUBECTL = """
            #!/bin/sh
            case "$*" in
                *"get secret"*) exit 1 ;;
                *"create -f -"*) echo '---' >> "$RECORD"; cat >> "$RECORD" ;;
            esac
            """;

    private SecretsScript() {}

    /** The keys of each secret. */
    static Map<String, Set<String>> secrets() {
        var secrets = new TreeMap<String, Set<String>>();
        for (Map<String, Object> secret : Checkout.documents(run())) {
            if (secret != null) {
                var metadata = (Map<?, ?>) secret.get("metadata");
                var keys = new TreeSet<String>();
                ((Map<?, ?>) secret.get("data")).keySet().forEach(key -> keys.add(String.valueOf(key)));
                secrets.put(String.valueOf(metadata.get("name")), keys);
            }
        }
        return secrets;
    }

    private static String run() {
        try {
            Path folder = TargetFolders.temporary("secrets");
            Path kubectl = folder.resolve("kubectl");
            Files.writeString(kubectl, KUBECTL);
            Files.setPosixFilePermissions(
                    kubectl, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
            Path record = folder.resolve("record.yaml");
            Files.createFile(record);
            var script =
                    new ProcessBuilder("sh", Checkout.path("infra/secrets.sh").toString());
            script.environment().put("PATH", folder + ":" + System.getenv("PATH"));
            script.environment().put("RECORD", record.toString());
            script.environment().put("DEVELOPMENT", "true");
            script.environment().put("SKAFFOLD_KUBE_CONTEXT", "kind-test");
            Path output = folder.resolve("output");
            Process process = script.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("infra/secrets.sh failed: " + Files.readString(output));
            }
            return Files.readString(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
