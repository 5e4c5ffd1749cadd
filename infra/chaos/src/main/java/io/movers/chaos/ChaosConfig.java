package io.movers.chaos;

import io.movers.chaos.nemesis.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * One run.
 *
 * @param duration how long people work and faults happen
 * @param seed decides what people do and which faults happen when
 * @param transport {@code jetstream} or {@code streaming}
 * @param brokers how many servers the broker consists of: 1, or 3 as a cluster
 * @param faults the kinds of faults that may happen
 * @param longestPause the longest time between two faults of a lane
 * @param people how many employees work at once
 * @param folder where the run keeps its data, its logs and its history
 * @param switchable whether tests can switch mechanisms of the services off while they run
 */
public record ChaosConfig(
        Duration duration,
        long seed,
        String transport,
        int brokers,
        Set<FaultKind> faults,
        Duration longestPause,
        int people,
        Path folder,
        boolean switchable) {
    private static final int DEFAULT_SECONDS = 60;
    private static final int DEFAULT_PAUSE_MILLIS = 2_500;
    private static final int LONGEST_PAUSE_MILLIS = 600_000;
    private static final int DEFAULT_PEOPLE = 16;
    private static final int MOST_SECONDS = 86_400;
    private static final int MOST_PEOPLE = 500;

    public ChaosConfig {
        faults = Set.copyOf(faults);
    }

    /** A run of {@code make chaos}. Without a seed it has a random one. */
    public static ChaosConfig fromEnvironment(Map<String, String> environment, Path folder) {
        String seed = text(environment, "CHAOS_SEED", "");
        String transport = text(environment, "CHAOS_TRANSPORT", "jetstream");
        if (!transport.equals("jetstream") && !transport.equals("streaming")) {
            throw new IllegalArgumentException("CHAOS_TRANSPORT must be jetstream or streaming");
        }
        return new ChaosConfig(
                Duration.ofSeconds(number(environment, "CHAOS_SECONDS", DEFAULT_SECONDS, MOST_SECONDS)),
                seed.isEmpty() ? ThreadLocalRandom.current().nextInt(1_000_000) : seedOf(seed),
                transport,
                brokersOf(text(environment, "CHAOS_BROKERS", "1"), transport),
                faultsOf(text(environment, "CHAOS_FAULTS", "default"), transport),
                Duration.ofMillis(
                        number(environment, "CHAOS_PAUSE_MILLIS", DEFAULT_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS)),
                number(environment, "CHAOS_PEOPLE", DEFAULT_PEOPLE, MOST_PEOPLE),
                folder,
                false);
    }

    /** The same run, in which tests can switch mechanisms of the services off. */
    public ChaosConfig withSwitches() {
        return new ChaosConfig(duration, seed, transport, brokers, faults, longestPause, people, folder, true);
    }

    /** {@code default}, {@code none}, or names separated by commas; a name after a minus is taken out again. */
    static Set<FaultKind> faultsOf(String names, String transport) {
        Set<FaultKind> faults = EnumSet.noneOf(FaultKind.class);
        for (String name : names.split(",", -1)) {
            String trimmed = name.trim().toLowerCase(Locale.ROOT);
            if (trimmed.equals("default")) {
                faults.addAll(FaultKind.defaults(transport));
            } else if (trimmed.startsWith("-")) {
                faults.remove(faultOf(trimmed.substring(1)));
            } else if (!trimmed.equals("none")) {
                faults.add(faultOf(trimmed));
            }
        }
        return faults;
    }

    private static int brokersOf(String text, String transport) {
        if (text.equals("1") || (text.equals("3") && transport.equals("jetstream"))) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("CHAOS_BROKERS is \"" + text + "\"; it takes 1, and 3 on jetstream");
    }

    private static FaultKind faultOf(String name) {
        return Arrays.stream(FaultKind.values())
                .filter(kind -> kind.label().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("CHAOS_FAULTS has \"" + name + "\"; it takes default, none, "
                                + Arrays.stream(FaultKind.values())
                                        .map(FaultKind::label)
                                        .collect(Collectors.joining(", "))));
    }

    private static String text(Map<String, String> environment, String name, String otherwise) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : value.trim();
    }

    private static long seedOf(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("CHAOS_SEED is \"" + text + "\", which is no number", e);
        }
    }

    private static int number(Map<String, String> environment, String name, int otherwise, int most) {
        String value = text(environment, name, Integer.toString(otherwise));
        if (!value.matches("[0-9]{1,6}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > most) {
            throw new IllegalArgumentException(name + " is \"" + value + "\"; it takes a number from 1 to " + most);
        }
        return Integer.parseInt(value);
    }
}
