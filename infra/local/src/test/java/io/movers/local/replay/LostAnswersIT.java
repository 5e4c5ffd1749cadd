package io.movers.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays the transcripts with an {@code Idempotency-Key} on each request that takes one. After each, what a service would have
 * stored had it died before its answer is restored, and the request is repeated: the second answer must be the recorded one, and
 * documents and events must be as if it had been sent once.
 */
class LostAnswersIT {
    private static Replay replay;

    @BeforeAll
    static void connect() {
        replay = SharedSuite.get().replayWithLostAnswers();
    }

    @AfterAll
    static void disconnect() {
        replay.close();
    }

    /** Every third transcript in the ordinary build, all of them in {@code make test-all}: each step is made twice, which takes its time. */
    @TestFactory
    Stream<DynamicTest> everyRepetitionIsAnsweredAsRecorded() {
        String only = System.getProperty("replay.only", "");
        List<String> all = Replay.selected(only);
        int each = only.isEmpty() && !Boolean.getBoolean("movers.all") ? 6 : 1;
        if (each > 1) {
            System.out.println("NOT RUN: five of six transcripts with lost answers; -Dmovers.all=true runs all");
        }
        return IntStream.range(0, all.size())
                .filter(i -> i % each == 0)
                .mapToObj(all::get)
                .map(id -> dynamicTest(id, () -> {
                    FileResult result = replay.run(id);
                    assertThat(result.passed()).as(result.report(false)).isTrue();
                }));
    }
}
