package io.movers.clients.models.views;

/** A company by itself: in full, or in its public form. */
public sealed interface ShownClient permits ClientDetailsView, PublicClientView {}
