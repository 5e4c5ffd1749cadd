package io.movers.chaos.nemesis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Which fault happens when. The same seed gives the same faults. Each kind happens before one happens again, and two may last at
 * the same time.
 */
public record Schedule(List<List<Fault>> lanes) {
    private static final int LANES = 2;
    private static final long QUIET_MILLIS = 1_500;
    private static final int SHORTEST_MILLIS = 500;
    private static final int LONGEST_MILLIS = 6_000;
    private static final int PICKS = 1_000;

    public Schedule {
        lanes = lanes.stream().map(List::copyOf).toList();
    }

    /**
     * Decides by the seed.
     *
     * @param longestPause the longest time between two faults of a lane
     */
    public static Schedule of(long seed, Duration duration, Set<FaultKind> kinds, Duration longestPause) {
        int pauseMillis = Math.toIntExact(longestPause.toMillis());
        var random = new Random(seed);
        var deck = new Deck(random, kinds);
        List<List<Fault>> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES && !kinds.isEmpty(); lane++) {
            List<Fault> faults = new ArrayList<>();
            long at = QUIET_MILLIS + random.nextInt(pauseMillis);
            while (true) {
                long lasts = (long) SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS);
                if (at + lasts > duration.toMillis()) {
                    break;
                }
                faults.add(new Fault(deck.draw(), at, lasts, random.nextInt(PICKS)));
                at += lasts + random.nextInt(pauseMillis);
            }
            lanes.add(faults);
        }
        return new Schedule(lanes);
    }

    /** All faults, in the order in which they begin. */
    public List<Fault> faults() {
        return lanes.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Fault::atMillis))
                .toList();
    }

    /** Kinds in random order, each once before any comes again. */
    private static final class Deck {
        private final Random random;
        private final List<FaultKind> kinds;
        private final List<FaultKind> left = new ArrayList<>();

        Deck(Random random, Set<FaultKind> kinds) {
            this.random = random;
            this.kinds = kinds.stream().sorted().toList();
        }

        FaultKind draw() {
            if (left.isEmpty()) {
                left.addAll(kinds);
                Collections.shuffle(left, random);
            }
            return left.remove(left.size() - 1);
        }
    }
}
