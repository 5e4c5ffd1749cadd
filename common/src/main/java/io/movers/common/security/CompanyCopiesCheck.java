package io.movers.common.security;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;

/** Refuses to start a service that asks for a user's companies but knows none: it would find every administrator without offices. */
public class CompanyCopiesCheck implements SmartInitializingSingleton {
    private final ConfigurableListableBeanFactory beans;
    private final MongoMappingContext mappings;

    /** Checks the beans that need {@link Companies}. */
    public CompanyCopiesCheck(ConfigurableListableBeanFactory beans, MongoMappingContext mappings) {
        this.beans = beans;
        this.mappings = mappings;
    }

    /** @throws IllegalStateException a bean needs {@link Companies} and the service has no model of companies or none of offices */
    @Override
    public void afterSingletonsInstantiated() {
        Set<String> missing = new TreeSet<>(Companies.COLLECTIONS);
        mappings.getPersistentEntities().stream()
                .map(MongoPersistentEntity::getCollection)
                .forEach(missing::remove);
        for (String companies : beans.getBeanNamesForType(Companies.class)) {
            String[] dependents = beans.getDependentBeans(companies);
            if (dependents.length > 0 && !missing.isEmpty()) {
                throw new IllegalStateException(
                        "%s asks which companies a user may see, but this service has no model for %s; copy client:updated and office:updated into them"
                                .formatted(dependents[0], String.join(" and ", missing)));
            }
        }
    }
}
