package io.movers.auth.models.views;

import io.movers.auth.models.RankingPlace;
import io.movers.auth.models.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A place in the ranking. */
public record RankingView(
        String id,
        String userId,
        @Nullable RankedUser user,
        @Nullable String resourceType,
        double points,
        @Nullable Instant createdAt) {
    /** What others see of somebody in the ranking. */
    public record RankedUser(
            String id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String photo) {
        public static RankedUser of(User user) {
            return new RankedUser(user.getId(), user.getFirstName(), user.getLastName(), user.getPhoto());
        }
    }

    public static RankingView of(RankingPlace ranking, @Nullable User user) {
        return new RankingView(
                ranking.id(),
                ranking.userId(),
                user == null ? null : RankedUser.of(user),
                ranking.resourceType(),
                ranking.points(),
                ranking.createdAt());
    }
}
