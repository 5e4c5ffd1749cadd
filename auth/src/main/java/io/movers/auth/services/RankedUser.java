package io.movers.auth.services;

import io.movers.auth.models.RankingPlace;
import io.movers.auth.models.User;
import org.jspecify.annotations.Nullable;

/** A place in the ranking and the account that holds it. */
public record RankedUser(RankingPlace place, @Nullable User user) {}
