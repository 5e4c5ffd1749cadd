package io.movers.__names__.services;

import io.movers.__names__.events.publishers.__Name__CreatedPublisher;
import io.movers.__names__.events.publishers.__Name__UpdatedPublisher;
import io.movers.__names__.models.New__Name__;
import io.movers.__names__.models.__Name__;
import io.movers.__names__.models.__Name__Repository;
import io.movers.common.data.Command;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.NotFoundException;
import io.movers.common.events.contract.TravelState;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.PageRequest;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Lists, opens and closes. Staff sees everything, everybody else what is theirs. */
@Service
public class __Name__Service {
    private static final Logger log = LoggerFactory.getLogger(__Name__Service.class);

    public static final int MAX_PAGE = 200;

    /** In kilometres. */
    private static final double LONG_TRIP = 100;

    private final __Name__Repository __names__;
    private final __Name__CreatedPublisher created;
    private final __Name__UpdatedPublisher updated;
    private final Clock clock;

    __Name__Service(
            __Name__Repository __names__,
            __Name__CreatedPublisher created,
            __Name__UpdatedPublisher updated,
            Clock clock) {
        this.__names__ = __names__;
        this.created = created;
        this.updated = updated;
        this.clock = clock;
    }

    /** One page of at most {@value #MAX_PAGE}, newest first. */
    public List<__Name__> page(CurrentUser caller, PageRequest page) {
        PageRequest bounded = page.atMost(MAX_PAGE);
        return caller.role().isStaff() ? __names__.findAll(bounded) : __names__.findByUser(caller.id(), bounded);
    }

    /**
     * Finds one.
     *
     * @throws NotFoundException there is none, or it is another user's
     */
    public __Name__ find(String id, CurrentUser caller) {
        return __names__.find(id)
                .filter(found -> caller.role().isStaff() || found.getUserId().equals(caller.id()))
                .orElseThrow(NotFoundException::new);
    }

    /** Opens one for the caller. */
    public __Name__ open(New__Name__ fresh, CurrentUser caller) {
        return Command.once(__Name__.class, () -> {
            __Name__ __name__ = __Name__.open(fresh, caller.id(), clock.instant());
            created.publish(__name__);
            return __name__;
        });
    }

    /**
     * Closes one. Closing it again changes nothing and returns it as it is.
     *
     * @throws NotFoundException there is none
     */
    public __Name__ close(String id) {
        return OptimisticRetry.retry(() -> {
            __Name__ __name__ = __names__.find(id).orElseThrow(NotFoundException::new);
            if (__name__.close(clock.instant())) {
                updated.publish(__name__);
            }
            return __name__;
        });
    }

    /** Opens one after a long trip, once however often the event is delivered. */
    public void openAfterTrip(TravelState trip) {
        String userId = trip.userId();
        if (userId == null || !isLong(trip)) {
            return;
        }
        try {
            created.publish(
                    __Name__.openBecauseOf("travel:" + trip.id(), "A long trip", userId, clock.instant()));
            log.info("Opened because trip {} was long", trip.id());
        } catch (DuplicateKeyException e) {
            log.debug("Trip {} has been handled before", trip.id());
        }
    }

    private static boolean isLong(TravelState trip) {
        return trip.indicators() != null
                && trip.indicators().km() != null
                && trip.indicators().km() >= LONG_TRIP;
    }
}
