package io.movers.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays every recorded scenario of the Node suite against the whole suite.
 *
 * <p>{@code -Dreplay.only=auth/02,clients} runs some of them, {@code -Dreplay.verbose=true} shows the listed deviations
 * too, and {@code -Dreplay.gateway=…} and related properties ({@link SuiteUnderTest#running()}) use a running suite.
 */
class TranscriptReplayIT {
    private static Replay replay;

    @BeforeAll
    static void connect() {
        replay = SharedSuite.get().replay();
    }

    @AfterAll
    static void disconnect() {
        replay.close();
    }

    @TestFactory
    Stream<DynamicTest> everyTranscriptIsAnsweredAsRecorded() {
        return Replay.selected(System.getProperty("replay.only", "")).stream()
                .map(id -> dynamicTest(id, () -> {
                    FileResult result = replay.run(id);
                    System.out.print(result.report(Boolean.getBoolean("replay.verbose")));
                    assertThat(result.passed()).as(result.report(false)).isTrue();
                    assertThat(replay.undocumented())
                            .as("answers that the API document does not know")
                            .isEmpty();
                }));
    }
}
