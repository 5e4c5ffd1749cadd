package io.movers.common.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RelayQueueTests {
    private final RelayQueue queue = new RelayQueue();

    private CompletableFuture<List<PendingAggregate>> taken() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return queue.take(60_000);
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    @Test
    void waitEndsWithWhatIsOffered() throws Exception {
        PendingAggregate user = new PendingAggregate("users", "1", List.of());
        var taken = taken();

        queue.offer(user);

        assertThat(taken.get(5, TimeUnit.SECONDS)).containsExactly(user);
    }

    @Test
    void endedWaitGivesAnEmptyBatch() throws Exception {
        var taken = taken();

        queue.endWait();

        assertThat(taken.get(5, TimeUnit.SECONDS)).isEmpty();
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void endedWaitKeepsWhatWasOffered() throws Exception {
        PendingAggregate user = new PendingAggregate("users", "1", List.of());
        queue.offer(user);
        queue.endWait();

        assertThat(queue.take(0)).containsExactly(user);
    }
}
