package io.movers.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MongodProgramTests {
    private final List<String> downloads = new CopyOnWriteArrayList<>();

    @TempDir
    Path dir;

    private HttpServer downloadServer;

    @BeforeEach
    void open() throws IOException {
        downloadServer = HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, 0), 0);
        downloadServer.start();
    }

    @AfterEach
    void close() {
        downloadServer.stop(0);
    }

    @Test
    void firstProgramOnThePathIsTaken() throws IOException {
        Path program = program("later", "echo 'db version v8.0.4'");

        assertThat(MongodProgram.installed(dir.resolve("no-such-folder") + ":" + program.getParent()))
                .hasValue(new MongodProgram(program));
        assertThat(MongodProgram.installed("")).isEmpty();
    }

    @Test
    void programThatIsTooOldOrSomethingElseIsNotTaken() throws IOException {
        Path old = program("old", "echo 'db version v3.6.8'");
        Path other = program("other", "echo 'What?'");

        assertThat(MongodProgram.installed(old.getParent().toString())).isEmpty();
        assertThat(MongodProgram.installed(other.getParent().toString())).isEmpty();
    }

    /** The layout of the archive is Linux's. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void programIsDownloadedOnce() throws Exception {
        serve(200, archive("#!/bin/sh\necho 'db version v8.0.4'\n"));

        MongodProgram downloaded = MongodProgram.downloaded(address(), dir.resolve("cache"));

        assertThat(ProgramVersion.of(downloaded.path())).hasValue(new ProgramVersion(8, 0));
        assertThat(MongodProgram.downloaded(address(), dir.resolve("cache"))).isEqualTo(downloaded);
        assertThat(downloads)
                .singleElement()
                .asString()
                .contains("mongodb-linux-")
                .endsWith(".tgz");
    }

    @Test
    void refusedDownloadIsOneLine() {
        serve(403, "no".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> MongodProgram.downloaded(address(), dir.resolve("cache")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("MongoDB could not be downloaded (")
                .message()
                .hasLineCount(1);
    }

    private Path program(String folder, String line) throws IOException {
        Path file = Files.createDirectories(dir.resolve(folder)).resolve("mongod");
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private String address() {
        return "http://127.0.0.1:" + downloadServer.getAddress().getPort();
    }

    private void serve(int status, byte[] body) {
        downloadServer.createContext("/", exchange -> {
            downloads.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private byte[] archive(String program) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(dir.resolve("mongodb-linux-x86_64-8.0.4/bin"));
        Files.writeString(folder.resolve("mongod"), program);
        Process tar = new ProcessBuilder("tar", "-czf", "archive.tgz", "mongodb-linux-x86_64-8.0.4")
                .directory(dir.toFile())
                .start();
        assertThat(tar.waitFor()).isZero();
        return Files.readAllBytes(dir.resolve("archive.tgz"));
    }
}
