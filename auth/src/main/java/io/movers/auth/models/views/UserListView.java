package io.movers.auth.models.views;

import java.util.List;

/** A page of a list of accounts: {@code page} is the number of skipped rows. */
public record UserListView(List<UserView> users, long totalResults, long page, int perPage) implements UserListAnswer {}
