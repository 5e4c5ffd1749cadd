package io.movers.local.docs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bash of a reader of the documents: variables that one command sets exist for the next. */
final class Terminal implements AutoCloseable {
    private static final String END = "--- end of the command ---";

    private final Process bash;
    private final Writer input;
    private final BufferedReader output;

    /** @param folder its working directory, which is also its home directory */
    Terminal(Path bashProgram, Path folder) {
        try {
            Files.writeString(folder.resolve(".curlrc"), "max-time = 30\n");
            var builder = new ProcessBuilder(bashProgram.toString(), "--noprofile", "--norc")
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment().put("HOME", folder.toString());
            builder.environment().put("no_proxy", "*");
            bash = builder.start();
            input = bash.outputWriter();
            output = bash.inputReader();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command and returns everything that it printed. */
    String run(String command) {
        try {
            input.write(command + "\nprintf '\\n%s\\n' '" + END + "'\n");
            input.flush();
            var printed = new StringBuilder();
            for (String line = output.readLine(); !END.equals(line); line = output.readLine()) {
                if (line == null) {
                    throw new AssertionError("bash has ended: " + printed);
                }
                printed.append(line).append('\n');
            }
            return printed.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        bash.destroyForcibly();
    }
}
