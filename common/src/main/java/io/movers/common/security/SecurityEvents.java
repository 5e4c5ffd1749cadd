package io.movers.common.security;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Records events for security reviews: each event is one line of the logger {@code io.movers.security}, with its facts as
 * key-value pairs, and counts in {@code movers.security.events}. An event contains ids and network addresses, never codes,
 * tokens, passwords or e-mail addresses.
 */
public final class SecurityEvents {

    /** The name of the meter; the tag {@code type} names the event. */
    public static final String METER = "movers.security.events";

    private static final Logger log = LoggerFactory.getLogger("io.movers.security");

    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^\"=]]{1,200}");

    private final MeterRegistry meters;

    /** Counts in that registry. */
    public SecurityEvents(MeterRegistry meters) {
        this.meters = meters;
    }

    /** What happened. */
    public enum Type {
        /** A user signed in. */
        SIGN_IN_SUCCEEDED,
        /** A sign-in was refused: wrong password, unknown or archived account. */
        SIGN_IN_FAILED,
        /** A user signed out. */
        SIGNED_OUT,
        /** A user ended one or all of their sessions. */
        SESSIONS_ENDED,
        /** A request was answered 401, 403 or 429. */
        REQUEST_REFUSED,
        /** A code was ended by too many wrong attempts. */
        CODE_EXHAUSTED,
        /** An account got another password. */
        PASSWORD_CHANGED,
        /** An account got a role. */
        ROLE_GIVEN,
        /** An account was archived. */
        ACCOUNT_ARCHIVED,
        /** An archived account was enabled again. */
        ACCOUNT_ENABLED,
        /** What was stored about the owner of an account was erased. */
        ACCOUNT_ERASED,
        /** An administrator created or changed the account of another user. */
        ACCOUNT_ADMINISTERED;

        /** The name in the log and in the meter's tag. */
        public String value() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Records an event.
     *
     * @param caller who caused it; null without a session
     * @param account id of the account that it is about; null if it does not exist
     */
    public void record(Type type, @Nullable CurrentUser caller, @Nullable String account) {
        Map<String, String> facts = facts(caller);
        put(facts, "account", account);
        record(type, facts);
    }

    /** Records that a role was given to an account. */
    public void roleGiven(@Nullable CurrentUser caller, String account, Role role) {
        Map<String, String> facts = facts(caller);
        put(facts, "account", account);
        facts.put("role", role.value());
        record(Type.ROLE_GIVEN, facts);
    }

    /** Records the refusal of a request. */
    public void refused(HttpServletRequest request, int status, @Nullable CurrentUser caller) {
        Map<String, String> facts = facts(caller);
        facts.put("status", Integer.toString(status));
        put(facts, "method", request.getMethod());
        // The pattern, not the path: a path may contain personal data, or text that an attacker wants to see in the
        // log.
        put(facts, "route", request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        record(Type.REQUEST_REFUSED, facts);
    }

    private void record(Type type, Map<String, String> facts) {
        meters.counter(METER, "type", type.value()).increment();
        LoggingEventBuilder line = log.atInfo().addKeyValue("event", type.value());
        StringBuilder message = new StringBuilder("event=").append(type.value());
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            line = line.addKeyValue(fact.getKey(), fact.getValue());
            message.append(' ').append(fact.getKey()).append('=').append(fact.getValue());
        }
        line.log(message.toString());
    }

    private static Map<String, String> facts(@Nullable CurrentUser caller) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (caller != null) {
            put(facts, "caller", caller.id());
            facts.put("callerRole", caller.role().value());
        }
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            put(facts, "address", request.getRequest().getRemoteAddr());
        }
        return facts;
    }

    private static void put(Map<String, String> facts, String key, @Nullable Object value) {
        if (value != null) {
            String text = value.toString();
            facts.put(key, PLAIN.matcher(text).matches() ? text : "unprintable");
        }
    }
}
