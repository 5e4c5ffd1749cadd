package io.movers.auth.services;

/** How many rows a bulk request may have. */
public final class BulkLimits {
    public static final int ROWS = 5_000;
    public static final int NEW_USERS = 500;

    private BulkLimits() {}
}
