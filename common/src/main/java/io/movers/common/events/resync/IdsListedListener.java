package io.movers.common.events.resync;

import io.movers.common.data.CopyOf;
import io.movers.common.data.Replica;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Takes out this service's copies of what their owner, restored from a backup, no longer has. */
public class IdsListedListener extends Listener<IdsListed> {
    private static final Logger log = LoggerFactory.getLogger(IdsListedListener.class);

    private final List<Class<? extends Replica>> types;
    private final ReplicaStore replicas;

    /**
     * Creates the listener.
     *
     * @param types the replicas of the service; those without {@link CopyOf} are left alone
     */
    public IdsListedListener(List<Class<? extends Replica>> types, ReplicaStore replicas) {
        super(IdsListed.SUBJECT);
        this.types = types;
        this.replicas = replicas;
    }

    @Override
    public void onMessage(IdsListed event, Message msg) {
        for (Class<? extends Replica> type : types) {
            CopyOf of = AnnotatedElementUtils.findMergedAnnotation(type, CopyOf.class);
            if (of != null && of.value().equals(event.subject())) {
                long gone = of.archived()
                        ? replicas.archiveMissing(type, event.range(), msg.publishedAt())
                        : replicas.removeMissing(type, event.range(), msg.publishedAt());
                if (gone > 0) {
                    log.warn(
                            "{} copies ({}) {}: their owner, restored from a backup, has them no more",
                            gone,
                            type.getSimpleName(),
                            of.archived() ? "archived" : "taken out");
                }
            }
        }
        msg.ack();
    }
}
