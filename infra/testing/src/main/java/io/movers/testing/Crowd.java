package io.movers.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** As many callers at once as the benchmarks have connections. */
public final class Crowd {
    private static final int CALLERS = 16;

    private Crowd() {}

    /** Calls for each item, on all callers, and returns the answers in the order of the items. */
    public static <T, A> List<A> each(List<T> items, Function<T, A> call) {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Callable<A>> calls = new ArrayList<>();
            items.forEach(item -> calls.add(() -> call.apply(item)));
            List<A> answers = new ArrayList<>();
            for (Future<A> answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            callers.shutdownNow();
        }
    }
}
