package io.movers.auth.models.views;

/** An account in a plain list. */
public sealed interface ListedUser permits UserView, PickedUserView {}
