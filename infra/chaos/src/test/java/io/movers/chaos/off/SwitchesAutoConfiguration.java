package io.movers.chaos.off;

import io.movers.common.data.AggregateStore;
import io.movers.common.data.ReplicaStore;
import io.movers.common.data.UnguardedAggregateStore;
import io.movers.common.data.UnguardedReplicaStore;
import io.movers.common.events.deadletter.SwitchableRetry;
import io.movers.common.events.outbox.SwitchableSweep;
import io.movers.common.security.session.OpenSessionGate;
import io.movers.common.security.session.SessionGate;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.ClassUtils;

/** Puts a {@link Switch} into each mechanism of a service. */
@AutoConfiguration(
        afterName = "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
        beforeName = {
            "io.movers.common.data.DataAutoConfiguration",
            "io.movers.common.security.autoconfigure.MoversSecurityAutoConfiguration"
        })
@ConditionalOnProperty("chaos.switch")
@Import({SwitchableSweep.class, SwitchableRetry.class})
public class SwitchesAutoConfiguration {
    private static final String NONE = "";

    /** The replacement of each component, by its bean's name; {@link #NONE} where a configuration above has another one. */
    private static final Map<String, String> COMPONENTS = Map.of(
            "outboxSweep", NONE,
            "deadLetterRetry", NONE,
            "scoreRepository", "io.movers.auth.models.ForgetfulScoreRepository",
            "mailRepository", "io.movers.notifications.models.ForgetfulMailRepository",
            "travelRepository", "io.movers.resources.models.ForgetfulTravelRepository",
            "resourceMutations", "io.movers.resources.services.ForgetfulResourceMutations");

    @Bean
    static BeanDefinitionRegistryPostProcessor componentSwitches(Environment environment) {
        Switch.readFrom(Path.of(environment.getRequiredProperty("chaos.switch")));
        return registry -> COMPONENTS.forEach((bean, className) -> replace(registry, bean, className));
    }

    private static void replace(BeanDefinitionRegistry registry, String bean, String className) {
        if (!registry.containsBeanDefinition(bean)) {
            return;
        }
        String present = String.valueOf(registry.getBeanDefinition(bean).getBeanClassName());
        if (className.equals(NONE)) {
            registry.removeBeanDefinition(bean);
        } else if (present.startsWith(className.substring(0, className.lastIndexOf('.')))) {
            registry.removeBeanDefinition(bean);
            registry.registerBeanDefinition(bean, new RootBeanDefinition(ClassUtils.resolveClassName(className, null)));
        }
    }

    @Bean
    ReplicaStore replicaStore(MongoTemplate template) {
        return new UnguardedReplicaStore(template);
    }

    @Bean
    AggregateStore aggregateStore(MongoTemplate template) {
        return new UnguardedAggregateStore(template);
    }

    /** Auth, which owns the accounts, still refuses; the others hear of the end by an event. */
    @Bean
    @ConditionalOnExpression("'${movers.service.name}' != 'auth'")
    SessionGate sessionGate(MongoOperations mongo) {
        return new OpenSessionGate(mongo);
    }
}
