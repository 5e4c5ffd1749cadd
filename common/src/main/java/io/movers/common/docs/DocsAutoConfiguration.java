package io.movers.common.docs;

import io.movers.common.ServiceProperties;
import io.movers.common.schema.Examples;
import io.movers.common.validation.FieldChecks;
import io.movers.common.web.WebAutoConfiguration;
import io.movers.common.web.WebProperties;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.EmbeddedValueResolver;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Auto-configuration of the API document, which is made from the routes, and of the page that shows it. */
@AutoConfiguration(after = WebAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class DocsAutoConfiguration {

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Bean
    DocsRoutes docsRoutes(
            ServiceProperties service, WebProperties web, FieldChecks checks, ConfigurableListableBeanFactory beans) {
        // Made at the first call, because the controllers are beans, too, and may not exist yet.
        return new DocsRoutes(service, () -> {
            OpenApi api =
                    new OpenApi(service, web, checks, new EmbeddedValueResolver(beans), Examples.of(service.name()));
            return PRETTY.writeValueAsString(api.document(controllers(beans)));
        });
    }

    private static List<Class<?>> controllers(ConfigurableListableBeanFactory beans) {
        List<Class<?>> controllers = new ArrayList<>();
        for (String name : beans.getBeanNamesForAnnotation(RestController.class)) {
            Class<?> type = beans.getType(name);
            if (type != null) {
                controllers.add(type);
            }
        }
        controllers.sort(Comparator.comparing(Class::getName));
        return controllers;
    }

    @Bean
    WebMvcConfigurer swaggerUi(ServiceProperties service) {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler(service.docsPath() + "/swagger-ui/**")
                        .addResourceLocations("classpath:/" + SwaggerUi.FOLDER);
            }
        };
    }
}
