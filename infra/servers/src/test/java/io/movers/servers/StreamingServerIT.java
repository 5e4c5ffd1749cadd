package io.movers.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf(value = "serverIsThere", disabledReason = StreamingServer.MISSING)
class StreamingServerIT {
    @TempDir
    Path dir;

    static boolean serverIsThere() {
        return StreamingServer.isInstalled("its start after a kill is not tested");
    }

    @Test
    void startsAfterAKillThatLeftAFileWithoutContent() throws Exception {
        try (StreamingServer server = StreamingServer.start(dir)) {
            server.kill();
            Path channel = Files.createDirectories(dir.resolve("streaming/user:updated"));
            Files.createFile(channel.resolve("subs.dat"));

            server.start();

            assertThat(server.monitor("/streaming/channelsz")).contains("user:updated");
        }
    }
}
