package io.movers.common.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTests {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String VALID = "00-" + TRACE + "-b7ad6b7169203331-01";

    @Test
    void whatALaterVersionAppendsIsLeftOut() {
        assertThat(TraceParent.valid(VALID)).isEqualTo(VALID);
        assertThat(TraceParent.valid(VALID + "-later")).isEqualTo(VALID);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                TRACE,
                "00-" + TRACE + "-b7ad6b7169203331",
                "ff-" + TRACE + "-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                VALID + "x",
                " " + VALID
            })
    void everythingElseIsNone(String value) {
        assertThat(TraceParent.valid(value)).isNull();
    }

    @Test
    void storedTraceIdOfAnOlderReleaseBecomesATraceparentOfThatTrace() {
        assertThat(TraceParent.ofStored(TRACE)).matches("00-" + TRACE + "-[0-9a-f]{16}-01");
        assertThat(TraceParent.ofStored(VALID)).isEqualTo(VALID);
        assertThat(TraceParent.ofStored(null)).isNull();
    }

    @Test
    void theLastFlagSaysWhetherATraceIsRecorded() {
        assertThat(TraceParent.isSampled(VALID)).isTrue();
        assertThat(TraceParent.isSampled("00-" + TRACE + "-b7ad6b7169203331-03"))
                .isTrue();
        assertThat(TraceParent.isSampled("00-" + TRACE + "-b7ad6b7169203331-00"))
                .isFalse();
        assertThat(TraceParent.isSampled(null)).isFalse();
    }
}
