package io.movers.auth.migration;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.AggregateStore;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.migration.DataMigration;
import io.movers.common.security.Role;
import java.time.Clock;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Holds accounts that an earlier release of this service created to their activation. That release held every unverified account,
 * and did not record who created it. A user who signs themselves up names a means of transport and is an employee; accounts that
 * Staff creates one by one have no such field. Rows of {@code load-users} look the same, so they stay held, too, until their users
 * ask for a new activation mail. Accounts of a Node service have codes without an end, and are not held.
 */
@Component
class SelfSignUpMigration implements DataMigration {
    private static final int PAGE = 200;

    private final AggregateStore store;
    private final UserRepository users;
    private final UserUpdatedPublisher userUpdated;
    private final Clock clock;

    SelfSignUpMigration(AggregateStore store, UserRepository users, UserUpdatedPublisher userUpdated, Clock clock) {
        this.store = store;
        this.users = users;
        this.userUpdated = userUpdated;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "accounts that wait for their activation";
    }

    @Override
    public long takeOver() {
        Query candidates = query(unknown());
        candidates.fields().include("_id", "version");
        return store.forEachPage(
                User.class,
                candidates,
                PAGE,
                page -> page.stream().mapToLong(user -> hold(user.getId())).sum());
    }

    private static Criteria unknown() {
        return where("status")
                .is(User.UNVERIFIED)
                .and("selfSignedUp")
                .exists(false)
                .and("activationExpiresAt")
                .exists(true)
                .and("mainTransportationMethod")
                .exists(true)
                .and("role")
                .is(Role.USER.value());
    }

    private long hold(String id) {
        return OptimisticRetry.<Long>retry(() -> {
            User user = users.find(id);
            if (user == null || !user.isUnverified() || user.isSelfSignedUp()) {
                return 0L;
            }
            user.holdUntilActivated(clock.instant());
            userUpdated.publish(user);
            return 1L;
        });
    }
}
