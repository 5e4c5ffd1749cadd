package io.movers.common.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.observation.ObservationPredicate;
import io.movers.common.ServiceProperties;
import io.movers.common.images.ImageAddresses;
import io.movers.common.json.JavaScriptModule;
import io.movers.common.json.LenientBinder;
import io.movers.common.validation.FieldChecks;
import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.thread.Threading;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;
import tools.jackson.databind.json.JsonMapper;

/** Auto-configuration of how requests are read and answers are written. */
@AutoConfiguration(
        after = ErrorsAutoConfiguration.class,
        beforeName = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
@EnableConfigurationProperties({ServiceProperties.class, WebProperties.class})
public class WebAutoConfiguration {

    /** Names the charset, as callers know it from the Node suite. */
    private static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    @Bean
    JsonMapperBuilderCustomizer javaScriptJson() {
        return builder -> builder.addModule(new JavaScriptModule())
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    @Bean
    LenientBinder casts(JsonMapper json, FieldChecks checks) {
        return new LenientBinder(json, checks.ofRows());
    }

    @Bean
    FieldChecks fieldChecks(ObjectProvider<ImageAddresses> images, Environment environment) {
        return new FieldChecks(
                images.getIfAvailable(ImageAddresses::none),
                property -> environment.getRequiredProperty(property, Integer.class));
    }

    /** The beans that need a servlet container. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class ServletConfiguration {

        private static final String ACTUATOR = "/actuator";
        private static final int BEFORE_SECURITY = -200;

        /** Tomcat's own number. */
        private static final int TOMCAT_THREADS = 200;

        @Bean
        HealthRoute healthRoute() {
            return new HealthRoute();
        }

        @Bean
        JsonCharset jsonCharset() {
            return new JsonCharset();
        }

        @Bean
        @ConditionalOnMissingBean
        WebMvcRegistrations requestBodies(
                LenientBinder casts,
                FieldChecks checks,
                BodyLimits limits,
                BodyBytes bytes,
                Admission admission,
                ObjectProvider<RouteInvoker> invoker) {
            return new WebMvcRegistrations() {
                @Override
                public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                    return new BodyFirstHandlerAdapter(
                            new RequestBodyReader(casts, checks, limits, bytes, admission),
                            invoker.getIfAvailable(() -> (request, route, invocation) -> invocation.call()));
                }
            };
        }

        @Bean
        BodyLimits bodyLimits(WebProperties web) {
            return new BodyLimits(web.maxBodySize());
        }

        @Bean
        BodyBytes bodyBytes(WebProperties web, BodyLimits limits, BodyPlaces places) {
            return new BodyBytes(limits, LargeBodies.ofHeap(), places, web.bodyTimeout());
        }

        @Bean
        BodyPlaces bodyPlaces(Environment environment) {
            return Threading.VIRTUAL.isActive(environment)
                    ? BodyPlaces.unbounded()
                    : BodyPlaces.ofThreads(
                            environment.getProperty("server.tomcat.threads.max", Integer.class, TOMCAT_THREADS));
        }

        @Bean
        Admission admission(WebProperties web) {
            return new Admission(web.maxRequests());
        }

        @Bean
        WebMvcConfigurer requestArguments(WebProperties web, BodyBytes bytes, Admission admission) {
            return new WebMvcConfigurer() {
                @Override
                public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                    resolvers.add(new QueryRecords(web.timeZone()));
                }

                @Override
                public void addFormatters(FormatterRegistry registry) {
                    registry.addConverter(new ObjectIdConverter());
                }

                @Override
                public void addInterceptors(InterceptorRegistry registry) {
                    // After the check of session and role.
                    registry.addInterceptor(new QueryFilter.Refusal()).order(Ordered.LOWEST_PRECEDENCE);
                    registry.addInterceptor(bytes).order(Ordered.LOWEST_PRECEDENCE);
                    registry.addInterceptor(new FormRefusal()).order(Ordered.LOWEST_PRECEDENCE);
                    registry.addInterceptor(admission).order(Ordered.LOWEST_PRECEDENCE);
                }

                @Override
                public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
                    configurer.ignoreAcceptHeader(true).defaultContentType(JSON, MediaType.ALL);
                }
            };
        }

        @Bean
        ServerRequestObservationConvention requestConvention() {
            return new RequestConvention();
        }

        /** Probes and scrapes would outnumber everything else. */
        @Bean
        ObservationPredicate exceptActuator() {
            return (name, context) -> !(context instanceof ServerRequestObservationContext request
                    && request.getCarrier() != null
                    && request.getCarrier().getRequestURI().startsWith(ACTUATOR));
        }

        @Bean
        FilterRegistrationBean<Filter> requestIds() {
            return filter(new RequestIdFilter(), Ordered.HIGHEST_PRECEDENCE);
        }

        @Bean
        FilterRegistrationBean<Filter> trailingSlashes(ServiceProperties service) {
            return filter(new TrailingSlashFilter(service.docsPath() + "/"), BEFORE_SECURITY);
        }

        @Bean
        FilterRegistrationBean<Filter> queries() {
            return filter(new QueryFilter(), BEFORE_SECURITY);
        }

        @Bean
        FilterRegistrationBean<Filter> revalidatedLists(WebProperties web) {
            FilterRegistrationBean<Filter> registration = filter(new RevalidatedLists(), BEFORE_SECURITY);
            registration.setUrlPatterns(web.revalidated());
            registration.setEnabled(!web.revalidated().isEmpty());
            return registration;
        }

        /** Applies to Tomcat only; tests without a server have none. */
        @Bean
        WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> valves(WebProperties web, BodyPlaces places) {
            return factory -> factory.addEngineValves(
                    new MalformedRequestValve(), new UnreadBodyValve(places, web.bodyTimeout()));
        }

        private static FilterRegistrationBean<Filter> filter(Filter filter, int order) {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
            registration.setOrder(order);
            return registration;
        }
    }

    /** Puts our reader of request bodies before the framework's, and calls routes through an invoker. */
    private static final class BodyFirstHandlerAdapter extends RequestMappingHandlerAdapter {

        private final RequestBodyReader reader;
        private final RouteInvoker invoker;

        BodyFirstHandlerAdapter(RequestBodyReader reader, RouteInvoker invoker) {
            this.reader = reader;
            this.invoker = invoker;
        }

        @Override
        protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod route) {
            return new InvokedRoute(route, invoker);
        }

        @Override
        public void afterPropertiesSet() {
            super.afterPropertiesSet();
            List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>();
            resolvers.add(reader);
            List<HandlerMethodArgumentResolver> defaults = getArgumentResolvers();
            if (defaults != null) {
                resolvers.addAll(defaults);
            }
            setArgumentResolvers(resolvers);
        }
    }
}
