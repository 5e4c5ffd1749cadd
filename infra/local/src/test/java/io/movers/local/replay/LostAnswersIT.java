package io.movers.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

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

    @TestFactory
    Stream<DynamicTest> everyRepetitionIsAnsweredAsRecorded() {
        return Replay.selected(System.getProperty("replay.only", "")).stream()
                .map(id -> dynamicTest(id, () -> {
                    FileResult result = replay.run(id);
                    assertThat(result.passed()).as(result.report(false)).isTrue();
                }));
    }
}
