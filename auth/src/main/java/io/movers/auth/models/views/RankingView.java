package io.movers.auth.models.views;

import io.movers.auth.models.RankingPlace;
import io.movers.auth.models.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A place in the ranking. */
public record RankingView(
        String id,
        String userId,
        @Nullable RankedUserView user,
        @Nullable String resourceType,
        double points,
        @Nullable Instant createdAt) {
    /** What others see of a user in the ranking. */
    public record RankedUserView(
            String id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String photo) {
        public static RankedUserView of(User user) {
            return new RankedUserView(user.getId(), user.getFirstName(), user.getLastName(), user.getPhoto());
        }
    }

    public static RankingView of(RankingPlace ranking, @Nullable User user) {
        return new RankingView(
                ranking.id(),
                ranking.userId(),
                user == null ? null : RankedUserView.of(user),
                ranking.resourceType(),
                ranking.points(),
                ranking.createdAt());
    }
}
