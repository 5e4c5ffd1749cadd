package io.movers.common.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.movers.common.events.contract.UserUpdated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "widget made",
                "widget",
                "widget.made",
                "widget:made:twice",
                "Widget:made",
                ":made",
                "widget:",
                "widget:*",
                ""
            })
    void nameThatNoBrokerCouldCarryIsRefusedWhenItIsDeclared(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Subject<>(name, UserUpdated.class, false))
                .withMessageContaining("\"" + name + "\"");
    }

    @Test
    void wordsMayContainHyphens() {
        assertThat(new Subject<>("board-game:turned-over", UserUpdated.class, false).name())
                .isEqualTo("board-game:turned-over");
    }
}
