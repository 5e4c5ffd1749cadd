package io.movers.common.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

class CompanyCopiesCheckTests {
    @Test
    void serviceThatAsksForCompaniesWithoutKnowingAnyDoesNotStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> start(Set.of(Client.class), AsksForCompanies.class))
                .withMessageContaining("asks which companies a user may see")
                .withMessageContaining("no model for offices");
    }

    @Test
    void serviceThatKnowsCompaniesAndOfficesStarts() {
        assertThatCode(() -> start(Set.of(Client.class, Office.class), AsksForCompanies.class))
                .doesNotThrowAnyException();
    }

    @Test
    void serviceThatDoesNotAskNeedsNone() {
        assertThatCode(() -> start(Set.of())).doesNotThrowAnyException();
    }

    private static void start(Set<Class<?>> models, Class<?>... components) {
        MongoMappingContext mappings = new MongoMappingContext();
        mappings.setInitialEntitySet(models);
        mappings.afterPropertiesSet();
        try (AnnotationConfigApplicationContext service = new AnnotationConfigApplicationContext()) {
            service.registerBean("companies", Companies.class, () -> new Companies(mock(MongoOperations.class)));
            service.registerBean(
                    CompanyCopiesCheck.class, () -> new CompanyCopiesCheck(service.getBeanFactory(), mappings));
            if (components.length > 0) {
                service.register(components);
            }
            service.refresh();
        }
    }

    record AsksForCompanies(Companies companies) {}

    @Document("clients")
    private static class Client {}

    @Document("offices")
    private static class Office {}
}
