package io.movers.common.security.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.movers.common.data.AggregateStore;
import io.movers.common.data.ReplicaStore;
import io.movers.common.data.WriteListener;
import io.movers.common.errors.ErrorWriter;
import io.movers.common.errors.ForbiddenException;
import io.movers.common.errors.NotAuthorizedException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.security.AccountCopy;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyCopiesCheck;
import io.movers.common.security.SecurityEvents;
import io.movers.common.security.SessionCookies;
import io.movers.common.security.SessionProperties;
import io.movers.common.security.SessionTokens;
import io.movers.common.security.access.AccessInterceptor;
import io.movers.common.security.access.AccessRules;
import io.movers.common.security.access.HandlerLookup;
import io.movers.common.security.access.RefusalEventFilter;
import io.movers.common.security.access.RouteAccess;
import io.movers.common.security.access.StatedAccess;
import io.movers.common.security.limits.AddressLimits;
import io.movers.common.security.limits.RateLimitInterceptor;
import io.movers.common.security.node.CompatProperties;
import io.movers.common.security.node.CompatWarning;
import io.movers.common.security.node.NodeCookies;
import io.movers.common.security.node.NodeTokens;
import io.movers.common.security.origin.AllowedOrigins;
import io.movers.common.security.origin.CorsHeaders;
import io.movers.common.security.origin.CorsProperties;
import io.movers.common.security.origin.OriginFilter;
import io.movers.common.security.session.CurrentUserArgument;
import io.movers.common.security.session.SessionFilter;
import io.movers.common.security.session.SessionGate;
import io.movers.common.security.session.SessionReader;
import io.movers.common.security.session.SessionRenewal;
import io.movers.common.security.session.SessionRenewalInterceptor;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Auto-configuration of sessions, roles and the one security chain of every service. */
@AutoConfiguration(
        before = {
            ServletWebSecurityAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({SessionProperties.class, CorsProperties.class, CompatProperties.class})
public class MoversSecurityAutoConfiguration {

    // For the API documentation, which loads its scripts and styles from the service. Other answers load nothing.
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final int AFTER_ACCESS = Ordered.HIGHEST_PRECEDENCE + 100;

    /** Each request would have four more spans, and each filter would be wrapped. */
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SessionTokens sessionTokens(SessionProperties properties, CompatProperties compat, ObjectProvider<Clock> clock) {
        Clock time = clock.getIfAvailable(Clock::systemUTC);
        return compat.node()
                ? new SessionTokens(properties, time, new NodeTokens())
                : new SessionTokens(properties, time);
    }

    @Bean
    SessionCookies sessionCookies(SessionProperties properties, CompatProperties compat) {
        return compat.node() ? new NodeCookies(properties) : new SessionCookies(properties);
    }

    @Bean
    SessionReader sessionReader(SessionCookies cookies, CompatProperties compat) {
        return compat.node() ? SessionReader.nodeFirst(cookies.name()) : SessionReader.ownFirst(cookies.name());
    }

    @Bean
    @ConditionalOnBooleanProperty("movers.compat.node")
    CompatWarning compatWarning() {
        return new CompatWarning();
    }

    @Bean
    @ConditionalOnMissingBean
    SessionGate sessionGate(MongoOperations mongo) {
        return new SessionGate(mongo);
    }

    @Bean
    @ConditionalOnMissingBean
    Companies companies(MongoOperations mongo) {
        return new Companies(mongo);
    }

    /** What this process stores is not remembered otherwise. */
    @Bean
    SmartInitializingSingleton staleSessions(
            SessionGate gate,
            ObjectProvider<Companies> companies,
            ObjectProvider<MongoOperations> mongo,
            ObjectProvider<ReplicaStore> copies,
            ObjectProvider<AggregateStore> aggregates) {
        return () -> mongo.ifAvailable(template -> {
            WriteListener forget = (type, id) -> {
                String collection = template.getCollectionName(type);
                if (collection.equals(AccountCopy.COLLECTION)) {
                    gate.forget(id);
                } else if (Companies.COLLECTIONS.contains(collection)) {
                    companies.ifAvailable(Companies::forget);
                }
            };
            copies.ifAvailable(store -> store.onStored(forget));
            aggregates.ifAvailable(store -> store.onStored(forget));
        });
    }

    @Bean
    @ConditionalOnBean(MongoMappingContext.class)
    CompanyCopiesCheck companyCopiesCheck(ConfigurableListableBeanFactory beans, MongoMappingContext mappings) {
        return new CompanyCopiesCheck(beans, mappings);
    }

    @Bean
    SecurityEvents securityEvents(ObjectProvider<MeterRegistry> meters) {
        return new SecurityEvents(meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    AllowedOrigins allowedOrigins(CorsProperties properties) {
        return new AllowedOrigins(properties);
    }

    @Bean
    AccessRules accessRules() {
        return new AccessRules();
    }

    @Bean
    HandlerLookup handlerLookup(ApplicationContext context) {
        return new HandlerLookup(context);
    }

    @Bean
    StatedAccess statedAccess(ListableBeanFactory beans) {
        return new StatedAccess(beans);
    }

    @Bean
    SecurityFilterChain moversSecurityFilterChain(
            HttpSecurity http,
            HandlerLookup handlers,
            AccessRules rules,
            AllowedOrigins origins,
            SessionTokens tokens,
            SessionReader reader,
            SessionCookies cookies,
            SessionGate gate,
            SecurityEvents events,
            ObjectProvider<ErrorWriter> writer) {
        ErrorWriter errors = orDefault(writer);
        SecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();
        CorsFilter cors = new CorsFilter(origins);
        cors.setCorsProcessor(new CorsHeaders());
        SessionFilter sessions = new SessionFilter(reader, tokens, gate, cookies, contexts, errors);
        return http.addFilter(cors)
                .addFilterBefore(new RefusalEventFilter(events), CorsFilter.class)
                .addFilterAfter(new OriginFilter(origins, errors), CorsFilter.class)
                .addFilterBefore(sessions, AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        routes -> routes.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access(new RouteAccess(handlers, rules)))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, e) -> errors.write(response, new NotAuthorizedException()))
                        .accessDeniedHandler(
                                (request, response, e) -> errors.write(response, new ForbiddenException())))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .securityContext(state -> state.securityContextRepository(contexts))
                .sessionManagement(state -> state.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                // The web client sends no CSRF tokens; OriginFilter replaces them.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Nobody signs in through Spring Security. Without this bean Boot would create a user with a generated password. */
    @Bean
    @ConditionalOnMissingBean
    AuthenticationManager noOtherSignIn() {
        return authentication -> {
            throw new ProviderNotFoundException("Users sign in at auth");
        };
    }

    /** Refuses suspicious paths only. Routes decide what headers and parameters may contain. */
    @Bean
    HttpFirewall moversHttpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        firewall.setAllowedParameterNames(name -> true);
        return firewall;
    }

    /** Answers a suspicious path as an unknown one. */
    @Bean
    RequestRejectedHandler moversRequestRejectedHandler(AllowedOrigins origins, ObjectProvider<ErrorWriter> writer) {
        ErrorWriter errors = orDefault(writer);
        CorsHeaders cors = new CorsHeaders();
        return (request, response, e) -> {
            if (cors.processRequest(origins.getCorsConfiguration(request), request, response)) {
                errors.write(response, new NotFoundException());
            }
        };
    }

    @Bean
    WebMvcConfigurer moversSecurityMvc(
            AccessRules rules,
            SessionCookies cookies,
            ObjectProvider<AddressLimits> limits,
            ObjectProvider<SessionRenewal> renewal) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AccessInterceptor(rules)).order(Ordered.HIGHEST_PRECEDENCE);
                registry.addInterceptor(new RateLimitInterceptor(limits)).order(AFTER_ACCESS);
                registry.addInterceptor(new SessionRenewalInterceptor(renewal, cookies))
                        .order(AFTER_ACCESS);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CurrentUserArgument());
            }
        };
    }

    private static ErrorWriter orDefault(ObjectProvider<ErrorWriter> writer) {
        return writer.getIfAvailable(() -> new ErrorWriter(JsonMapper.builder().build()));
    }
}
