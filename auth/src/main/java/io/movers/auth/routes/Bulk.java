package io.movers.auth.routes;

/** How many rows a bulk request may have. */
final class Bulk {
    static final int ROWS = 5_000;
    static final int NEW_USERS = 500;

    private Bulk() {}
}
