package io.movers.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.movers.common.security.SecurityEvents.Type;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

class SecurityEventsTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SecurityEvents events = new SecurityEvents(meters);
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.movers.security");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final CurrentUser caller = Sessions.user("5fa0000000000000000000c1", "client", "Acme");

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void eventIsOneLineOfKeysAndValuesAndCounts() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("192.0.2.7");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));

        events.record(Type.ACCOUNT_ARCHIVED, caller, "5fa0000000000000000000c2");

        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage())
                    .isEqualTo("event=account-archived caller=5fa0000000000000000000c1 callerRole=client"
                            + " address=192.0.2.7 account=5fa0000000000000000000c2");
            assertThat(line.getKeyValuePairs())
                    .extracting(pair -> pair.key + "=" + pair.value)
                    .containsExactly(line.getFormattedMessage().split(" "));
        });
        assertThat(meters.counter("movers.security.events", "type", "account-archived")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void factsThatAreUnknownAreLeftOut() {
        events.record(Type.SIGN_IN_FAILED, null, null);

        assertThat(lines.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEqualTo("event=sign-in-failed");
    }

    @Test
    void refusalNamesTheRouteByItsPattern() {
        MockHttpServletRequest request = new MockHttpServletRequest("PUT", "/api/users/ana@acme.test");
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/api/users/{id}");

        events.refused(request, 403, caller);

        assertThat(lines.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEqualTo("event=request-refused caller=5fa0000000000000000000c1 callerRole=client status=403"
                        + " method=PUT route=/api/users/{id}");
    }

    @Test
    void valueThatWouldForgeALineIsNotPrinted() {
        for (String value : new String[] {"a\nevent=signed-out", "a b", "a=b", "\"", "x".repeat(201), ""}) {
            lines.list.clear();

            events.record(Type.SIGNED_OUT, null, value);

            assertThat(lines.list)
                    .singleElement()
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .isEqualTo("event=signed-out account=unprintable");
        }
    }

    @Test
    void linesContainNoAddressOfTheCaller() {
        Stream.of(Type.values()).forEach(type -> events.record(type, caller, caller.id()));
        events.roleGiven(caller, caller.id(), Role.CLIENT_ADMIN);

        assertThat(lines.list)
                .hasSize(Type.values().length + 1)
                .noneMatch(line -> line.getFormattedMessage().contains("ana@acme.test"));
    }
}
