package io.movers.common.security.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTests {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "::ffff:10.0.0.1, 10.0.0.1",
        "::FFFF:0a00:0001, 10.0.0.1",
        "0:0:0:0:0:ffff:10.0.0.1, 10.0.0.1",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:0DB8:0001:0002:0:0:0:6, 20010db800010002/64",
        "2001:db8:1:2::6, 20010db800010002/64",
        "2001:db8:1:3::6, 20010db800010003/64",
        "2001:db8::1:0:0:6, 20010db800000000/64",
        "fe80::1%eth0, fe80000000000000/64",
        "::1, 0000000000000000/64",
        "0:0:0:0:0:0:0:1, 0000000000000000/64",
    })
    void addressHasOneKeyHoweverItIsWritten(String address, String expected) {
        assertThat(key(address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "unknown", "localhost", "999.1.1.1", "1.2.3", "2001:db8:::1", "2001:db8:1:2:3:4:5:6:7", "a:b"
            })
    void unreadableAddressesShareOneKey(String address) {
        assertThat(key(address)).isEqualTo("unreadable");
    }

    private static String key(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return ClientAddress.of(request);
    }
}
