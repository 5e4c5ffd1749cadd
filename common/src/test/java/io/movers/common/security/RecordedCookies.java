package io.movers.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.springframework.mock.web.MockHttpServletResponse;

/** Records the cookies of an answer as they are sent. The mock itself refuses the marker's name, as containers do. */
public final class RecordedCookies extends MockHttpServletResponse {

    private final List<String> sent = new ArrayList<>();

    /** The headers, in order. */
    public List<String> sent() {
        return sent;
    }

    @Override
    public void addHeader(String name, String value) {
        assertThat(name).isEqualTo("Set-Cookie");
        sent.add(value);
    }
}
