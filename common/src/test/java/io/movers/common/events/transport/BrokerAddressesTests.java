package io.movers.common.events.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressesTests {
    @ParameterizedTest
    @CsvSource({
        "nats://localhost:4222, nats://localhost:4222",
        "http://nats-srv:4222, nats://nats-srv:4222",
        "HTTP://nats-srv:4222, nats://nats-srv:4222",
        "tls://nats.example.org, tls://nats.example.org",
        "nats-srv:4222, nats://nats-srv:4222",
        "nats://user:secret@a:1, nats://user:secret@a:1"
    })
    void brokerAddressGetsTheSchemeThatTheClientExpects(String url, String normalized) {
        assertThat(BrokerAddresses.normalized(url)).isEqualTo(normalized);
    }

    @Test
    void severalBrokerAddressesAreSeparatedByCommas() {
        assertThat(BrokerAddresses.normalized(" nats://a:1 , http://b:2")).isEqualTo("nats://a:1,nats://b:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://nats:4222",
                "https://nats:4222",
                "nats://",
                "nats://:4222",
                "nats://a b",
                "nats://a:1,ftp://b"
            })
    void invalidBrokerAddressIsRefusedWithTheNameOfTheVariable(String url) {
        assertThatThrownBy(() -> BrokerAddresses.normalized(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NATS_URL");
    }

    @Test
    void refusalOfABrokerAddressDoesNotShowThePassword() {
        assertThatThrownBy(() -> BrokerAddresses.normalized("ftp://user:secret@nats:4222"))
                .hasMessageNotContaining("secret");
    }
}
