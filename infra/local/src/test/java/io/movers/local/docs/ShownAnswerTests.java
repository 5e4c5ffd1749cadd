package io.movers.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownAnswerTests {
    private static final String ANSWER = "{\"id\":\"6b07\",\"points\":62.0,\"user\":{\"name\":\"Ana\"},\"rows\":[1,2]}";

    @Test
    void equalAnswerHasNoDifference() {
        assertThat(json("{\"points\":62,\"id\":\"6b07\",\"user\":{\"name\":\"Ana\"},\"rows\":[1,2]}")
                        .difference(ANSWER))
                .isEmpty();
    }

    @Test
    void ellipsisStandsForAnyValueAndForFieldsLeftOut() {
        assertThat(json("{\"id\":\"…\",\"user\":{\"name\":\"A…\"}, …}").difference(ANSWER))
                .isEmpty();
    }

    @Test
    void anotherValueIsADifference() {
        assertThat(json("{\"points\":61, …}").difference(ANSWER)).hasValue(".points: shown 61, but was 62.0");
    }

    @Test
    void fieldThatIsNotThereIsADifferenceAlsoBehindAnEllipsis() {
        assertThat(json("{\"email\":\"…\", …}").difference(ANSWER)).hasValue(".email is not there");
    }

    @Test
    void fieldThatIsNotShownIsADifferenceWithoutAnEllipsis() {
        assertThat(json("{\"id\":\"…\"}").difference(ANSWER)).hasValue(": not shown [points, rows, user]");
    }

    @Test
    void listOfAnotherLengthIsADifference() {
        assertThat(json("{\"rows\":[1], …}").difference(ANSWER)).hasValue(".rows: shown [1], but was [1,2]");
    }

    @Test
    void answerThatIsNoJsonIsADifference() {
        assertThat(json("{}").difference("curl: (7) Failed to connect"))
                .hasValue("not JSON: curl: (7) Failed to connect");
    }

    @Test
    void textMayHaveAPlaceholderToo() {
        var shown = new ShownAnswer("text", "codigo=…\n");

        assertThat(shown.difference("codigo=123456\n")).isEmpty();
        assertThat(shown.difference("code=123456\n")).isPresent();
    }

    private static ShownAnswer json(String text) {
        return new ShownAnswer("json", text);
    }
}
