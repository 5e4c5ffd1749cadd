package io.movers.common.web;

import io.movers.common.ServiceProperties;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import org.bson.types.ObjectId;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;

/** Auto-configuration of the API documentation, which is generated from the routes. */
@AutoConfiguration(after = WebAutoConfiguration.class)
@ConditionalOnClass(OpenApiCustomizer.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
public class DocsAutoConfiguration {

    static {
        SpringDocUtils.getConfig()
                .replaceWithClass(ObjectId.class, String.class)
                .addRequestWrapperToIgnore(PageRequest.class, DateRange.class);
    }

    @Bean
    DocsRoutes docsRoutes(ServiceProperties service) {
        return new DocsRoutes(service);
    }

    @Bean
    OpenApiCustomizer serviceTitle(ServiceProperties service) {
        return api -> api.info(new Info()
                .title("Movers: " + service.name())
                .version("1")
                .description("Generated from the routes of the service."));
    }

    @Bean
    OperationCustomizer queryArguments() {
        return (operation, handler) -> {
            for (MethodParameter parameter : handler.getMethodParameters()) {
                if (parameter.getParameterType() == PageRequest.class) {
                    operation.addParametersItem(number("page", "Page, from 1"));
                    operation.addParametersItem(number("perPage", "Rows of a page, 50 unless given, 1000 at most"));
                } else if (parameter.getParameterType() == DateRange.class) {
                    operation.addParametersItem(date("from", "First day or instant"));
                    operation.addParametersItem(date("to", "Last day (which is included) or instant"));
                }
            }
            return operation;
        };
    }

    private static io.swagger.v3.oas.models.parameters.Parameter number(String name, String description) {
        return new QueryParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(new IntegerSchema());
    }

    private static io.swagger.v3.oas.models.parameters.Parameter date(String name, String description) {
        return new QueryParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema());
    }
}
