package io.movers.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.movers.local.replay.JsonDiff.Extra;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDiffTests {
    private static final String ID = "64b000000000000000000001";

    private final Bindings bindings =
            new Bindings(Json.parse("{\"code:1\":{\"type\":\"number\"},\"code:2\":{\"type\":\"string\"}}"));

    private List<Difference> compare(String expected, String actual) {
        return compare(expected, actual, Extra.REFUSED);
    }

    private List<Difference> compare(String expected, String actual, Extra extra) {
        return JsonDiff.compare(
                "body",
                Json.parse(expected.replace('\'', '"')),
                Json.parse(actual.replace('\'', '"')),
                bindings,
                extra);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'a':1};{'a':2};body.a",
                "{'a':1};{'a':'1'};body.a",
                "{'a':'1'};{'a':1};body.a",
                "{'a':null};{};body.a",
                "{};{'a':null};body.a",
                "{'a':null};{'a':false};body.a",
                "{'a':true};{'a':false};body.a",
                "{'a':{'b':[1,2]}};{'a':{'b':[1,3]}};body.a.b[1]",
                "[1,2];[2,1];body[0]",
                "[];{};body",
                "{};[];body",
                "{};'x';body",
                "'x';'y';body",
                "{'a':1};{'a':1,'b':2};body.b"
            })
    void everyKindOfDifferenceIsFoundWhereItIs(String expected, String actual, String path) {
        assertThat(compare(expected, actual))
                .first()
                .extracting(Difference::path)
                .isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {"{'a':1,'b':2};{'b':2,'a':1}", "{'a':40};{'a':40.0}", "[];[]", "{'a':null};{'a':null}"})
    void equalAnswersHaveNoDifference(String expected, String actual) {
        assertThat(compare(expected, actual)).isEmpty();
    }

    @Test
    void aMissingAndASurplusRowAreDifferences() {
        assertThat(compare("[1]", "[1,2]")).extracting(Difference::path).containsExactly("body.length", "body[1]");
        assertThat(compare("[1,2]", "[1]")).extracting(Difference::path).containsExactly("body.length", "body[1]");
    }

    @Test
    void moreFieldsAreAllowedOnlyWhereTheyAre() {
        assertThat(compare("{'a':1}", "{'a':1,'b':2}", Extra.ALLOWED)).isEmpty();
        assertThat(compare("{'a':1}", "{'b':2}", Extra.ALLOWED)).hasSize(1);
    }

    @Test
    void anIdIsBoundOnceAndComparedAfterwards() {
        assertThat(compare("{'id':'{{id:ana}}'}", "{'id':'" + ID + "'}")).isEmpty();
        assertThat(compare("{'id':'{{id:ana}}'}", "{'id':'64b000000000000000000002'}"))
                .hasSize(1);
        assertThat(compare("{'id':'{{id:bob}}'}", "{'id':'not-an-id'}")).hasSize(1);
    }

    @Test
    void aCodeKeepsItsType() {
        assertThat(compare("'{{code:1}}'", "123456")).isEmpty();
        assertThat(compare("'{{code:1}}'", "'123456'")).hasSize(1);
        assertThat(compare("'{{code:1}}'", "123457")).hasSize(1);
        assertThat(compare("'{{code:2}}'", "'654321'")).isEmpty();
        assertThat(compare("'{{code:2}}'", "654321")).hasSize(1);
    }

    @Test
    void placeholdersInsideATextAreBoundToo() {
        assertThat(compare("'codigo={{code:1}}&email=a@b.co'", "'codigo=123456&email=a@b.co'"))
                .isEmpty();
        assertThat(bindings.value("code:1")).contains("123456");
        assertThat(compare("'codigo={{code:1}}'", "'codigo=999999'")).hasSize(1);
    }

    @Test
    void aDateIsRecentAndHasMilliseconds() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        assertThat(compare("'{{date}}'", "'" + now.toString().replace("Z", ".000Z") + "'"))
                .isEmpty();
        assertThat(compare("'{{date}}'", "'" + now + "'")).hasSize(1);
        assertThat(compare(
                        "'{{date}}'",
                        "'" + now.minus(Duration.ofDays(2)).toString().replace("Z", ".000Z") + "'"))
                .hasSize(1);
        assertThat(compare("'{{date}}'", "null")).hasSize(1);
    }

    @Test
    void aHelpfulErrorIsNotEmptyAndNotTheOldOne() {
        assertThat(compare("{'errors':'{{errors}}'}", "{'errors':[{'message':'Invalid value'}]}"))
                .isEmpty();
        assertThat(compare("{'errors':'{{errors}}'}", "{'errors':[]}")).hasSize(1);
        assertThat(compare("{'errors':'{{errors}}'}", "{'errors':[{'message':'Something went wrong'}]}"))
                .hasSize(1);
        assertThat(compare("{'errors':'{{invalidId}}'}", "{'errors':[{'message':'Invalid value'}]}"))
                .hasSize(1);
        assertThat(compare("{'errors':'{{invalidId}}'}", "{'errors':[{'message':'Invalid id'}]}"))
                .isEmpty();
    }

    @Test
    void aPictureIsWhatItClaims() {
        assertThat(compare("'{{qr}}'", "'data:image/png;base64,iVBORw0KGgo='")).isEmpty();
        assertThat(compare("'{{qr}}'", "'data:image/png;base64,'")).hasSize(1);
        assertThat(compare("'{{qr}}'", "'https://example.test/qr.png'")).hasSize(1);
    }

    @Test
    void anUploadMayHaveAnyAddress() {
        assertThat(compare("'https://meb-images.test/images/users/{{upload}}'", "'http://localhost/images/1'"))
                .isEmpty();
        assertThat(bindings.images()).containsExactly("http://localhost/images/1");
        assertThat(compare("'https://meb-images.test/images/users/{{upload}}'", "'data:image/png;base64,AA=='"))
                .hasSize(1);
    }

    @Test
    void anUnknownPlaceholderIsAnError() {
        assertThatThrownBy(() -> compare("'{{surprise}}'", "1")).hasMessageContaining("surprise");
    }
}
