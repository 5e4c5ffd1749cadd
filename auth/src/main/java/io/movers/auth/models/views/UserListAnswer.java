package io.movers.auth.models.views;

/** The list of accounts: a page of it, or a plain array. */
public sealed interface UserListAnswer permits UserListView, PlainUserListView {}
