package io.movers.clients.models.views;

/** A company in the list: with everything that belongs to it, or in its public form. */
public sealed interface ListedClient permits ClientEntryView, PublicClientView {}
