package io.movers.chaos.verdict;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an order of the steps of one resource that fits their times and answers (linearizability, after Wing and Gong, with
 * Lowe's memory of states that were tried).
 */
final class RentalOrder {
    /** What was done so far, and who has the resource then. */
    private record State(BitSet done, String holder) {}

    private final List<RentalStep> steps;

    private RentalOrder(List<RentalStep> steps) {
        this.steps = new ArrayList<>(steps);
        this.steps.sort(Comparator.comparingLong(RentalStep::start));
    }

    /** Whether there is an order, whatever it ends with. */
    static boolean exists(List<RentalStep> steps) {
        return new RentalOrder(steps).search(null);
    }

    /** Whether there is an order that ends with this reservation holding the resource; an empty text for none. */
    static boolean exists(List<RentalStep> steps, String lastHolder) {
        return new RentalOrder(steps).search(lastHolder);
    }

    private boolean search(@Nullable String lastHolder) {
        Deque<State> open = new ArrayDeque<>();
        Set<State> seen = new HashSet<>();
        open.push(new State(new BitSet(), ""));
        while (!open.isEmpty()) {
            State state = withoutBranches(open.pop());
            if (!seen.add(state)) {
                continue;
            }
            if (isComplete(state) && (lastHolder == null || lastHolder.equals(state.holder()))) {
                return true;
            }
            long limit = firstEnd(state);
            for (int i = state.done().nextClearBit(0);
                    i < steps.size() && steps.get(i).start() <= limit;
                    i++) {
                if (!state.done().get(i)) {
                    String holder = holderAfter(steps.get(i), state);
                    if (holder != null) {
                        BitSet done = (BitSet) state.done().clone();
                        done.set(i);
                        open.push(new State(done, holder));
                    }
                }
            }
        }
        return false;
    }

    /** Does all that changes nothing and fits now: to do it at once rules nothing out. */
    private State withoutBranches(State state) {
        BitSet done = (BitSet) state.done().clone();
        boolean changed = true;
        while (changed) {
            changed = false;
            var now = new State(done, state.holder());
            long limit = firstEnd(now);
            for (int i = done.nextClearBit(0); i < steps.size() && steps.get(i).start() <= limit; i++) {
                RentalStep step = steps.get(i);
                boolean refusedRightly = step.isRefusal() && !state.holder().isEmpty();
                boolean returnedAgain = step.kind() == RentalStep.Kind.RETURN
                        && !step.reservation().equals(state.holder())
                        && isReturned(step.reservation(), done);
                if (!done.get(i) && (refusedRightly || returnedAgain)) {
                    done.set(i);
                    changed = true;
                }
            }
        }
        return new State(done, state.holder());
    }

    private @Nullable String holderAfter(RentalStep step, State state) {
        return switch (step.kind()) {
            case RENT -> state.holder().isEmpty() ? step.reservation() : null;
            case RETURN -> step.reservation().equals(state.holder()) ? "" : null;
            case REFUSED -> null;
        };
    }

    /** Whether a rent of the reservation is done; if another one has the resource by now, it was returned, too. */
    private boolean isReturned(String reservation, BitSet done) {
        for (int i = done.nextSetBit(0); i >= 0; i = done.nextSetBit(i + 1)) {
            RentalStep step = steps.get(i);
            if (step.kind() == RentalStep.Kind.RENT && step.reservation().equals(reservation)) {
                return true;
            }
        }
        return false;
    }

    private boolean isComplete(State state) {
        for (int i = state.done().nextClearBit(0);
                i < steps.size();
                i = state.done().nextClearBit(i + 1)) {
            if (!steps.get(i).isOptional()) {
                return false;
            }
        }
        return true;
    }

    /** Nothing that began after this moment may come before what is not done yet. */
    private long firstEnd(State state) {
        long end = Long.MAX_VALUE;
        for (int i = state.done().nextClearBit(0);
                i < steps.size() && steps.get(i).start() <= end;
                i = state.done().nextClearBit(i + 1)) {
            end = Math.min(end, steps.get(i).end());
        }
        return end;
    }
}
