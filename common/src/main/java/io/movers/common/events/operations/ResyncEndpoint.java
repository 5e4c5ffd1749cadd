package io.movers.common.events.operations;

import io.movers.common.events.resync.Resync;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** {@code POST /actuator/resync}: sends the current state of everything that other services copy. */
@Endpoint(id = "resync")
public class ResyncEndpoint {
    private final Resync resync;

    public ResyncEndpoint(Resync resync) {
        this.resync = resync;
    }

    /**
     * Runs a resync.
     *
     * @param force true after this service's database was restored: copies then accept lower versions, too, and copies of what is no
     *     longer there go; null counts as false
     * @return the number of sent events by subject
     * @throws io.movers.common.events.resync.ResyncException the broker did not store the events
     */
    @WriteOperation
    public Map<String, Long> run(@Nullable Boolean force) {
        return resync.run(Boolean.TRUE.equals(force));
    }
}
