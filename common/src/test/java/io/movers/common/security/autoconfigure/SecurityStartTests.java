package io.movers.common.security.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.Companies;
import io.movers.common.security.SessionCookies;
import io.movers.common.security.SessionTokens;
import io.movers.common.security.Sessions;
import io.movers.common.security.access.AccessRules;
import io.movers.common.security.access.HandlerLookup;
import io.movers.common.security.access.MissingAccessException;
import io.movers.common.security.access.RouteAccess;
import io.movers.common.security.node.CompatProperties;
import io.movers.common.security.node.NodeCookies;
import io.movers.common.security.node.NodeSessions;
import io.movers.common.security.session.SessionAuthentication;
import io.movers.common.security.session.SessionGate;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ExtendWith(OutputCaptureExtension.class)
class SecurityStartTests {

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    MoversSecurityAutoConfiguration.class,
                    SecurityAutoConfiguration.class,
                    ServletWebSecurityAutoConfiguration.class,
                    ValidationAutoConfiguration.class,
                    JacksonAutoConfiguration.class,
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class))
            .withBean(MongoOperations.class, org.mockito.Mockito::mock)
            .withPropertyValues("movers.session.jwt-key=" + Sessions.KEY);

    @Test
    void autoConfigurationCreatesAllBeans() {
        runner.withUserConfiguration(Stated.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(SecurityFilterChain.class)
                        .hasSingleBean(SessionTokens.class)
                        .hasSingleBean(SessionCookies.class)
                        .hasSingleBean(SessionGate.class)
                        .hasSingleBean(Companies.class));
    }

    @Test
    void startBesideNodeServicesLogsWhatItWeakens(CapturedOutput output) {
        runner.withUserConfiguration(Stated.class)
                .withPropertyValues("movers.compat.node=true")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(SessionCookies.class)).isInstanceOf(NodeCookies.class);
                    assertThat(context.getBean(SessionTokens.class)
                                    .verify(NodeSessions.signed(NodeSessions.claims(Instant.now()))))
                            .isNotNull();
                });

        assertThat(output).containsOnlyOnce("COMPAT_NODE is on").containsPattern("WARN .*COMPAT_NODE is on");
    }

    @Test
    void startWithoutNodeServicesWeakensAndLogsNothing(CapturedOutput output) {
        runner.withUserConfiguration(Stated.class).run(context -> {
            assertThat(context.getBean(CompatProperties.class).node()).isFalse();
            assertThat(context.getBean(SessionCookies.class)).isNotInstanceOf(NodeCookies.class);
            assertThat(context.getBean(SessionTokens.class)
                            .verify(NodeSessions.signed(NodeSessions.claims(Instant.now()))))
                    .isNull();
        });

        assertThat(output).doesNotContain("COMPAT_NODE");
    }

    @Test
    void compatNodeMustBeABoolean() {
        runner.withUserConfiguration(Stated.class)
                .withPropertyValues("movers.compat.node=perhaps")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("perhaps"));
    }

    @Test
    void routeWithoutAccessStopsTheStart() {
        runner.withUserConfiguration(Stated.class, Unstated.class).run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure())
                    .isInstanceOf(MissingAccessException.class)
                    .hasMessageContaining(Unstated.class.getName() + "#forgotten")
                    .hasMessageContaining("@Access")
                    .hasMessageNotContaining(Stated.class.getName());
        });
    }

    @Test
    void routeOfAnotherPackageWithoutAccessStopsTheStart() {
        runner.withUserConfiguration(Stated.class, Foreign.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .isInstanceOf(MissingAccessException.class)
                        .hasMessageContaining("java.util.ArrayList#size"));
    }

    @Test
    void missingKeyStopsTheStartAndTheMessageTellsHowToMakeOne() {
        runner.withPropertyValues("movers.session.jwt-key=")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("JWT_KEY must have at least 32 bytes")
                        .hasMessageContaining("openssl rand -base64 48"));
    }

    @Test
    void actuatorEndpointsOnTheServicesOwnPortAreClosed() {
        runner.withConfiguration(AutoConfigurations.of(
                        EndpointAutoConfiguration.class,
                        WebEndpointAutoConfiguration.class,
                        InfoEndpointAutoConfiguration.class,
                        ManagementContextAutoConfiguration.class,
                        ServletManagementContextAutoConfiguration.class))
                .withPropertyValues("management.endpoints.web.exposure.include=*")
                .run(context -> {
                    RouteAccess rule = new RouteAccess(new HandlerLookup(context), new AccessRules());
                    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/actuator/info");

                    assertThat(rule.authorize(() -> null, new RequestAuthorizationContext(request))
                                    .isGranted())
                            .isFalse();
                    assertThat(rule.authorize(
                                            () -> new SessionAuthentication(Sessions.user("1", "admin", null)),
                                            new RequestAuthorizationContext(request))
                                    .isGranted())
                            .isFalse();
                });
    }

    @RestController
    static class Stated {

        @GetMapping("/stated")
        @Access(Caller.ANYONE)
        String stated() {
            return "ok";
        }
    }

    /** Has a route whose class is in a package that is not ours. */
    @Configuration
    static class Foreign {
        @Autowired
        void addRoute(RequestMappingHandlerMapping requestMappingHandlerMapping) throws NoSuchMethodException {
            requestMappingHandlerMapping.registerMapping(
                    RequestMappingInfo.paths("/foreign").build(), new ArrayList<>(), ArrayList.class.getMethod("size"));
        }
    }

    @RestController
    static class Unstated {

        @GetMapping("/unstated")
        String forgotten() {
            return "ok";
        }
    }
}
