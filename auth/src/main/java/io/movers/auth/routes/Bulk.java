package io.movers.auth.routes;

/** How much a request for many at once may hold. */
final class Bulk {
    static final int ROWS = 5_000;
    static final int NEW_USERS = 500;

    private Bulk() {}
}
