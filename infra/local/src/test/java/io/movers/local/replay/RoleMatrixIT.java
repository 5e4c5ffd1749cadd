package io.movers.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.movers.local.replay.AccessTable.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Calls every route of the suite with every kind of caller: a caller without permission is refused before anything else is checked. */
class RoleMatrixIT {
    private static final String NEVER_EXISTS = "5f0000000000000000000404";
    static final List<String> ROLES = List.of(
            "admin",
            "meb-admin",
            "inventory-manager",
            "repair-manager",
            "maintenance-manager",
            "client",
            "client-admin",
            "user");

    private final SuiteUnderTest suite = SharedSuite.get().underTest();
    private final Http http = new Http(suite::baseOf);
    private final Sessions sessions = Sessions.recorded(suite.jwtKey());

    @TestFactory
    Stream<DynamicNode> everyRouteAdmitsThePolicysCallersOnly() {
        return AccessTable.load().routes().stream()
                .map(route -> DynamicContainer.dynamicContainer(route.toString(), callers(route)));
    }

    private Stream<DynamicTest> callers(Route route) {
        Stream<DynamicTest> nobody = Stream.of(
                dynamicTest("nobody", () -> check(route, Optional.empty(), route.isOpen(), 401)),
                dynamicTest("a token of another key", () -> {
                    String forged = new Sessions(
                                    "another key, as long as the real one has to be", sessions.label("none"))
                            .token(claims("admin", "active"));
                    check(route, Optional.of(forged), route.isOpen(), 401);
                }));
        Stream<DynamicTest> roles = ROLES.stream()
                .map(role -> dynamicTest(role, () -> {
                    String token = sessions.token(claims(role, "active"));
                    check(route, Optional.of(token), route.admits(role), 403);
                }));
        Stream<DynamicTest> unverified = route.isOpen()
                ? Stream.of()
                : Stream.of(
                        dynamicTest("an unverified user who signed themselves up", () -> {
                            String token = sessions.token(claims("admin", "unverified")
                                    .put(io.movers.common.security.CurrentUser.SELF_SIGNED_UP, true));
                            check(route, Optional.of(token), route.unverified(), 403);
                        }),
                        dynamicTest("an unverified admin whom somebody vouched for", () -> {
                            String token = sessions.token(claims("admin", "unverified"));
                            check(route, Optional.of(token), route.admits("admin"), 403);
                        }));
        return Stream.of(nobody, roles, unverified).flatMap(tests -> tests);
    }

    /** Accounts that are in no database; a valid token is enough to act as one of them. */
    private static ObjectNode claims(String role, String status) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "5fa0000000000000000000f" + ROLES.indexOf(role))
                .put("email", role + "@matrix.test")
                .put("firstName", "Role")
                .put("lastName", "Matrix")
                .put("role", role)
                .put("status", status)
                .put("client", "A company that does not exist")
                .put("office", "Nor does this office");
    }

    private void check(Route route, Optional<String> token, boolean allowed, int refusal) {
        Http.Answer answer = call(route, token);
        String answered = answer.status() + " " + Json.show(answer.body());
        if (allowed) {
            assertThat(answer.status()).as(answered).isNotIn(401, 403).isLessThan(500);
        } else {
            String message = refusal == 401 ? "Not authorized" : "Forbidden";
            assertThat(answer.status()).as(answered).isEqualTo(refusal);
            assertThat(answer.body()).isEqualTo(Json.parse("{\"errors\":[{\"message\":\"" + message + "\"}]}"));
        }
    }

    /** Uses an empty body and an id that never exists, so that nothing is changed. */
    private Http.Answer call(Route route, Optional<String> token) {
        Map<String, String> headers = new HashMap<>();
        token.ifPresent(value -> headers.put("cookie", Sessions.cookie(value)));
        boolean hasBody = !route.method().equals("GET") && !route.method().equals("DELETE");
        if (hasBody) {
            headers.put("content-type", "application/json");
        }
        String path = route.path().replaceAll(":[a-zA-Z]+", NEVER_EXISTS);
        return http.send(route.method(), path, headers, hasBody ? Optional.of("{}") : Optional.empty());
    }
}
