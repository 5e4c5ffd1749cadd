package io.movers.common.data;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Whether the database answers. Spring Boot's own indicator asks with {@code hello}, which not every server that speaks the
 * protocol knows; {@code ping} they all do.
 */
class DatabaseHealth extends AbstractHealthIndicator {
    private final MongoTemplate template;

    DatabaseHealth(MongoTemplate template) {
        super("The database does not answer");
        this.template = template;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        template.executeCommand("{ ping: 1 }");
        builder.up();
    }
}
