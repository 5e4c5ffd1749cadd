package io.movers.servers;

import java.util.List;

/** The prefix that makes a command run in its own session, so that a terminal's Ctrl-C does not reach it. */
final class DetachedCommand {
    private DetachedCommand() {}

    static List<String> prefix() {
        var setsid = Executables.find("setsid");
        if (setsid.isPresent()) {
            return List.of(setsid.get().toString());
        }
        var perl = Executables.find("perl"); // macOS has no setsid
        if (perl.isPresent()) {
            return List.of(perl.get().toString(), "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV;");
        }
        return List.of();
    }
}
