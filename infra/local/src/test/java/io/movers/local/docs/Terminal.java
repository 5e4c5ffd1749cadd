package io.movers.local.docs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bash that a reader of the documents has open: what one command sets is there for the next. */
final class Terminal implements AutoCloseable {
    private static final String END = "--- end of the command ---";

    private final Process bash;
    private final Writer input;
    private final BufferedReader output;

    /** @param folder where it stands, which is its home, too */
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

    /** Runs what was typed and returns all that it printed. */
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
