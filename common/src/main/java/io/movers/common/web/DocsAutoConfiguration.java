package io.movers.common.web;

import io.movers.common.ServiceProperties;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.regex.Pattern;
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

/** Auto-configuration of the API documentation, which is made from the routes. */
@AutoConfiguration(after = WebAutoConfiguration.class)
@ConditionalOnClass(OpenApiCustomizer.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
public class DocsAutoConfiguration {

    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{([^}]+)}");

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

    /** A part of the path that its controller does not look at is part of the path all the same. */
    @Bean
    OpenApiCustomizer pathVariables() {
        return api -> api.getPaths()
                .forEach((path, item) -> item.readOperations().forEach(operation -> addPathVariables(path, operation)));
    }

    private static void addPathVariables(String path, Operation operation) {
        PATH_VARIABLE
                .matcher(path)
                .results()
                .map(variable -> variable.group(1))
                .filter(name -> operation.getParameters() == null
                        || operation.getParameters().stream()
                                .noneMatch(known -> known.getName().equals(name)))
                .toList()
                .forEach(name -> operation.addParametersItem(
                        new PathParameter().name(name).schema(new StringSchema())));
    }

    /** Adds what a page and a date range are made of. A parameter that states no type is a text. */
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
            if (operation.getParameters() != null) {
                operation.getParameters().stream()
                        .filter(parameter -> parameter.getSchema() == null && parameter.getContent() == null)
                        .forEach(parameter -> parameter.schema(new StringSchema()));
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
