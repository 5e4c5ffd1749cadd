package io.movers.seventh;

import io.movers.common.events.transport.Transport;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Ends the process like {@code kill -9} just before it would send the event that it has stored. */
@Component
@ConditionalOnProperty("test.die-before-send")
class DyingTransport implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof Transport)) {
            return bean;
        }
        return Proxy.newProxyInstance(
                Transport.class.getClassLoader(),
                new Class<?>[] {Transport.class, SmartLifecycle.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("send")) {
                        Runtime.getRuntime().halt(137);
                    }
                    try {
                        return method.invoke(bean, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
