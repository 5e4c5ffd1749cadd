package io.movers.auth.services;

import io.movers.auth.models.RankingPlace;
import io.movers.auth.models.User;
import org.jspecify.annotations.Nullable;

/** A place in the ranking and its account. */
public record RankedUser(RankingPlace place, @Nullable User user) {}
