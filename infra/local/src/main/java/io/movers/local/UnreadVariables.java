package io.movers.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds variables that look like a setting of the suite but are read by nothing. */
final class UnreadVariables {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
    private static final int TYPING_ERRORS = 2;
    private static final int SHORTEST = 6;

    /** What only our settings begin with. */
    private static final Pattern OURS = Pattern.compile(
            "(BOOTSTRAP_ADMIN|COOKIE|EMAIL|EVENTS|GATEWAY|IMAGES|JWT|NATS|PASSWORD|RATE_LIMIT|SMTP|SPACES|TRIPS)_.+");

    private final Set<String> read;

    UnreadVariables(Set<String> read) {
        this.read = read;
    }

    /** The variables that the services, the suite and its log configuration read. */
    static UnreadVariables ofTheSuite() {
        var read = new TreeSet<>(SuiteConfig.VARIABLES);
        read.addAll(placeholders(resource("/io/movers/common/defaults.yml")));
        read.addAll(placeholders(resource("/logback.xml")));
        for (Service service : Service.values()) {
            read.addAll(placeholders(RunningService.configLocation(service.application())));
        }
        return new UnreadVariables(read);
    }

    private static String resource(String name) {
        return Objects.requireNonNull(UnreadVariables.class.getResource(name), name)
                .toString();
    }

    private static List<String> placeholders(String address) {
        try (InputStream in = URI.create(address).toURL().openStream()) {
            return PLACEHOLDER
                    .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line for each suspicious variable, with what may have been meant. */
    List<String> warnings(Collection<String> names) {
        var warnings = new ArrayList<String>();
        for (String name : new TreeSet<>(names)) {
            if (read.contains(name)) {
                continue;
            }
            List<String> similar =
                    read.stream().filter(known -> isSimilar(name, known)).toList();
            if (!similar.isEmpty()) {
                warnings.add(
                        name + " is set, but nothing reads it. Did you mean " + String.join(" or ", similar) + "?");
            } else if (OURS.matcher(name).matches()) {
                warnings.add(name + " is set, but nothing reads it. docs/configuration.md lists what is read.");
            }
        }
        return warnings;
    }

    private static boolean isSimilar(String name, String known) {
        return name.length() >= SHORTEST
                && known.length() >= SHORTEST
                && Math.abs(name.length() - known.length()) <= TYPING_ERRORS
                && distance(name, known) <= TYPING_ERRORS;
    }

    /** How many characters must be added, left out or replaced (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int column = 1; column < row.length; column++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
