package io.movers.common.data;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Whether the database answers and has its unique indexes. Spring Boot's own indicator sends {@code hello}, which not every server that
 * speaks MongoDB's protocol knows; they all know {@code ping}.
 */
class DatabaseHealth extends AbstractHealthIndicator {
    private final MongoTemplate template;
    private final DatabaseReadiness readiness;

    DatabaseHealth(MongoTemplate template, DatabaseReadiness readiness) {
        super("The database does not answer");
        this.template = template;
        this.readiness = readiness;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        template.executeCommand("{ ping: 1 }");
        if (readiness.isReady()) {
            builder.up();
        } else {
            builder.down().withDetail("indexes", "being built");
        }
    }
}
