package io.movers.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of an installed program. */
record ProgramVersion(int major, int minor) {
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\.");

    /** What the program answers to {@code --version}; empty if that is no version. */
    static Optional<ProgramVersion> of(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(said);
            if (!process.waitFor(5, TimeUnit.SECONDS) || !version.find()) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return Optional.of(
                    new ProgramVersion(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2))));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    boolean isAtLeast(ProgramVersion oldest) {
        return major > oldest.major || (major == oldest.major && minor >= oldest.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
