package io.movers.common.data;

import com.mongodb.ConnectionString;
import com.mongodb.MongoConfigurationException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/** Ends the start if {@code MONGO_URI} is malformed. */
class DatabaseAddressCheck implements BeanFactoryPostProcessor {
    private final Environment environment;

    DatabaseAddressCheck(Environment environment) {
        this.environment = environment;
    }

    /** @throws IllegalArgumentException the address is malformed; the message quotes nothing of it, for it may hold a password */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        String address = environment.getProperty("spring.mongodb.uri");
        if (address != null && isMalformed(address)) {
            throw new IllegalArgumentException(
                    "MONGO_URI must name the database, as in mongodb://user:password@localhost:27017/auth"
                            + " (characters such as @, : and / in the password percent-encoded)");
        }
    }

    private static boolean isMalformed(String address) {
        try {
            return new ConnectionString(address).getDatabase() == null;
        } catch (MongoConfigurationException e) {
            // The name of a mongodb+srv address does not resolve yet.
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
