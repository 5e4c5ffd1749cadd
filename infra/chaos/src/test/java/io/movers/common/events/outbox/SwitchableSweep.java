package io.movers.common.events.outbox;

import io.movers.chaos.off.Switch;
import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.transport.Transport;
import io.movers.common.scheduling.BackgroundTask;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The outbox's sweep, which may do nothing. */
@Configuration(proxyBeanMethods = false)
public class SwitchableSweep {
    @Bean
    BackgroundTask switchableSweep(
            PendingEvents pending,
            OutboxSender sender,
            Transport transport,
            EventsProperties properties,
            EventMetrics metrics,
            Clock clock) {
        OutboxSweep sweep = new OutboxSweep(pending, sender, transport, properties.sweepAge(), metrics, clock);
        BackgroundTask task =
                BackgroundTask.every(properties.sweepInterval(), "outbox-sweep", OutboxRelay.PHASE, () -> {
                    if (!Switch.isOff("relay-sweep")) {
                        sweep.run();
                    }
                });
        transport.onConnected(() -> {
            sweep.requestEverything();
            task.runSoon();
        });
        return task;
    }
}
