package io.movers.common.web;

import io.movers.common.errors.ErrorWriter;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

/** Auto-configuration of the error answers. */
@AutoConfiguration(beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class ErrorsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ErrorWriter errorWriter(JsonMapper json) {
        return new ErrorWriter(json);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ErrorAnswers errorAnswers() {
        return new ErrorAnswers();
    }

    @Bean
    ErrorDispatch errorDispatch() {
        return new ErrorDispatch();
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> jsonErrorReports() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(JsonErrorReportValve.class.getName());
            }
        });
    }
}
