package io.movers.common.docs;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who may call a route, as the API document says it. */
record Callers(Access access) {

    /** Listed among the roles, it stands for a caller without a session. */
    private static final String NOBODY = "anonymous";

    boolean isAnyone() {
        return Arrays.asList(access.value()).contains(Caller.ANYONE);
    }

    /** The roles that may call, and {@code anonymous} where no session is needed. */
    List<String> roles() {
        Stream<String> roles = Arrays.stream(Role.values())
                .filter(role -> Arrays.stream(access.value()).anyMatch(caller -> caller.includes(role)))
                .map(Role::value);
        return (isAnyone() ? Stream.concat(Stream.of(NOBODY), roles) : roles).toList();
    }

    String text() {
        if (isAnyone()) {
            return "Open to everybody.";
        }
        List<String> roles = roles();
        String who = roles.size() == Role.values().length
                ? "Needs a session."
                : "Needs a session of one of the roles " + String.join(", ", roles) + ".";
        return access.unverified() ? who + " The address need not be confirmed." : who;
    }

    List<Map<String, Object>> security() {
        List<Map<String, Object>> schemes = new ArrayList<>();
        if (isAnyone()) {
            schemes.add(Map.of());
        }
        schemes.add(Map.of("session", List.of()));
        schemes.add(Map.of("bearer", List.of()));
        return schemes;
    }
}
