package io.movers.testing.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import io.movers.common.errors.ApiError;
import io.movers.common.security.Companies;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import io.movers.common.security.SessionTokens;
import io.movers.common.security.session.SessionGate;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** Calls the routes of a {@link RouteSlice} with any role, and checks answers and refusals. */
@RouteSlice
public abstract class Routes {
    /** The id of the caller. */
    protected static final String CALLER = "600000000000000000000001";

    /** Any other id. */
    protected static final String ID = "600000000000000000000002";

    private static final String UNREADABLE = "{";

    private static final JsonMapper JSON = new JsonMapper();

    @MockitoBean
    protected SessionGate gate;

    @MockitoBean
    protected Companies companies;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private SessionTokens tokens;

    @BeforeEach
    final void everySessionCounts() {
        given(gate.admits(any())).willReturn(true);
    }

    /** A user with that role, in the company Acme if the role has one. */
    protected final Session as(Role role) {
        return new Session(role, "active");
    }

    /** A user with that role who signed themselves up and has not confirmed their address yet. */
    protected final Session asUnverified(Role role) {
        return new Session(role, CurrentUser.UNVERIFIED);
    }

    /** A caller without a session. */
    protected final Session asNobody() {
        return new Session(null, "");
    }

    /** The caller as passed to services. */
    protected static CurrentUser caller(Role role) {
        return org.mockito.ArgumentMatchers.argThat(
                user -> user != null && user.id().equals(CALLER) && user.role() == role);
    }

    /**
     * Asserts that only these roles may call. All others must be refused before the body is read: with 401 without a
     * session, and 403 with one.
     *
     * @param roles names of roles, separated by blanks
     */
    protected final void assertOpenOnlyTo(String roles, String method, String path) {
        List<String> open = List.of(roles.split(" ", -1));
        assertRefused(asNobody().call(method, path, UNREADABLE), 401, new ApiError("Not authorized"));
        for (Role role : Role.values()) {
            if (!open.contains(role.value())) {
                assertRefused(as(role).call(method, path, UNREADABLE), 403, new ApiError("Forbidden"));
            }
        }
    }

    /** Asserts the same for a route that reads a body, and that it does so for callers with these roles. */
    protected final void assertReadOnlyFor(String roles, String method, String path) {
        assertOpenOnlyTo(roles, method, path);
        for (String role : roles.split(" ", -1)) {
            assertRefused(
                    as(Role.of(role)).call(method, path, UNREADABLE), 400, new ApiError("The body is not valid JSON"));
        }
    }

    /** Asserts that the answer is exactly this refusal, in the suite's shape. */
    protected static void assertRefused(MvcTestResult answer, int status, ApiError... errors) {
        List<Map<String, String>> entries = new ArrayList<>();
        for (ApiError error : errors) {
            Map<String, String> entry = new LinkedHashMap<>();
            entry.put("message", error.message());
            if (error.field() != null) {
                entry.put("field", error.field());
            }
            entries.add(entry);
        }
        assertThat(answer)
                .hasStatus(status)
                .bodyJson()
                .isStrictlyEqualTo(JSON.writeValueAsString(Map.of("errors", entries)));
    }

    /** Asserts that the answer is exactly this JSON. */
    protected static void assertAnswered(MvcTestResult answer, int status, String json) {
        assertThat(answer).hasStatus(status).bodyJson().isStrictlyEqualTo(json);
    }

    /** A caller, with or without a session. */
    protected final class Session {
        private final @Nullable Role role;
        private final String status;

        private Session(@Nullable Role role, String status) {
            this.role = role;
            this.status = status;
        }

        public MvcTestResult get(String path) {
            return call("GET", path, null);
        }

        public MvcTestResult post(String path, String json) {
            return call("POST", path, json);
        }

        public MvcTestResult put(String path, String json) {
            return call("PUT", path, json);
        }

        public MvcTestResult delete(String path) {
            return call("DELETE", path, null);
        }

        public MvcTestResult call(String method, String path, @Nullable String json) {
            MockMvcTester.MockMvcRequestBuilder request =
                    http.method(HttpMethod.valueOf(method)).uri(URI.create(path));
            if (role != null) {
                request.header("Authorization", "Bearer " + token(role));
            }
            if (json != null) {
                request.contentType(MediaType.APPLICATION_JSON).content(json);
            }
            return request.exchange();
        }

        private String token(Role role) {
            Map<String, @Nullable Object> claims = new LinkedHashMap<>();
            claims.put("id", CALLER);
            claims.put("email", "caller@movers.test");
            claims.put("role", role.value());
            claims.put("status", status);
            claims.put(CurrentUser.SELF_SIGNED_UP, status.equals(CurrentUser.UNVERIFIED));
            claims.put("client", role.isStaff() || role.isCrew() ? null : "Acme");
            return tokens.issue(claims);
        }
    }
}
