package io.movers.common.events.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.common.events.ReplicaState;
import io.movers.common.events.transport.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChannelMessageTests {
    private static final String CHANNEL = "user:created";
    private static final Instant STORED = Instant.parse("2026-01-02T03:04:05.678901234Z");
    private static final long STORED_AT = STORED.getEpochSecond() * 1_000_000_000 + STORED.getNano();

    @Test
    void anEventArrivesAsItWasSentWithTheTimeOfItsChange() {
        Envelope sent = event("{\"id\":\"5f0000000000000000000001\",\"weight\":70.5,\"office\":null}");

        Envelope received = ChannelMessage.toEnvelope(CHANNEL, 7, STORED_AT, ChannelMessage.of(sent));

        assertThat(received).usingRecursiveComparison().ignoringFields("data").isEqualTo(sent);
    }

    @Test
    void bodyIsNodesJsonWithOneMoreField() {
        String body = "{\"id\":\"5f0000000000000000000001\",\"weight\":70.5,\"office\":\"Norte\"}";

        JsonNode travelling = JsonMapper.shared().readTree(ChannelMessage.of(event(body)));

        assertThat(travelling.propertyNames()).containsExactly("id", "weight", "office", "movers");
        assertThat(JsonMapper.shared().readTree(body).properties())
                .allSatisfy(field -> assertThat(travelling.get(field.getKey())).isEqualTo(field.getValue()));
    }

    @Test
    void fieldsThatAreNullAreLeftOutButEntriesOfListsStay() {
        String body = "{\"id\":\"5f0000000000000000000001\",\"gender\":null,\"eps\":{\"id\":null,\"name\":\"Sura\"},"
                + "\"tracking\":[{\"speed\":null},null]}";

        JsonNode travelling = JsonMapper.shared().readTree(ChannelMessage.of(event(body)));

        assertThat(travelling.propertyNames()).containsExactly("id", "eps", "tracking", "movers");
        assertThat(travelling.path("eps").toString()).isEqualTo("{\"name\":\"Sura\"}");
        assertThat(travelling.path("tracking").toString()).isEqualTo("[{\"speed\":null},null]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"5f0000000000000000000001\",\"version\":0}",
                "{\"id\":\"5f0000000000000000000001\",\"movers\":null}",
                "{\"id\":\"5f0000000000000000000001\",\"movers\":\"mine\"}",
                "{\"id\":\"5f0000000000000000000001\",\"movers\":{\"eventId\":{}}}",
                "[]",
                "null",
                "no JSON",
                ""
            })
    void eventWithoutMetadataIsPartialAndItsIdComesFromSequenceAndTime(String body) {
        byte[] data = body.getBytes(StandardCharsets.UTF_8);

        Envelope received = ChannelMessage.toEnvelope(CHANNEL, 7, STORED_AT, data);

        assertThat(received)
                .isEqualTo(new Envelope("stan-7-" + STORED_AT, CHANNEL, "", data, ReplicaState.PARTIAL, null, STORED));
    }

    @Test
    void unknownMetadataOfALaterReleaseIsIgnored() {
        String body =
                "{\"id\":\"5f0000000000000000000001\",\"movers\":{\"eventId\":\"e\",\"state\":\"full\",\"later\":1,"
                        + "\"publishedAt\":\"yesterday\"}}";

        Envelope received = ChannelMessage.toEnvelope(CHANNEL, 7, STORED_AT, body.getBytes(StandardCharsets.UTF_8));

        assertThat(received.id()).isEqualTo("e");
        assertThat(received.state()).isEqualTo(ReplicaState.FULL);
        assertThat(received.publishedAt()).isEqualTo(STORED);
    }

    private static Envelope event(String body) {
        return new Envelope(
                "665f00000000000000000001",
                CHANNEL,
                "5f0000000000000000000001",
                body.getBytes(StandardCharsets.UTF_8),
                ReplicaState.FULL,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                Instant.parse("2026-01-02T03:04:05.678Z"));
    }
}
