package io.movers.auth.models.views;

import java.util.List;

/** The result of {@code load-users}; rows whose account exists already are in neither list. */
public record LoadedUsersView(List<UserView> success, List<RefusedRowView> errors) {}
