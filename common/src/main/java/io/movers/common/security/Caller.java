package io.movers.common.security;

/** Who may call a route: a role or a group of roles. */
public enum Caller {
    /** Everybody, signed in or not. */
    ANYONE,
    /** Every user with a session, of any role. */
    SIGNED_IN,
    /** {@link Role#ADMIN} and {@link Role#MEB_ADMIN}. */
    STAFF,
    /** The operator's crews: the three managers. */
    CREW,
    /** {@link Role#CLIENT} and {@link Role#CLIENT_ADMIN}. */
    COMPANY,
    /** {@link Role#INVENTORY_MANAGER} alone. */
    INVENTORY_MANAGER,
    /** {@link Role#REPAIR_MANAGER} alone. */
    REPAIR_MANAGER,
    /** {@link Role#MAINTENANCE_MANAGER} alone. */
    MAINTENANCE_MANAGER;

    /** Whether users of that role are among these callers. */
    public boolean includes(Role role) {
        return switch (this) {
            case ANYONE, SIGNED_IN -> true;
            case STAFF -> role.isStaff();
            case CREW -> role.isCrew();
            case COMPANY -> role.isCompany();
            case INVENTORY_MANAGER -> role == Role.INVENTORY_MANAGER;
            case REPAIR_MANAGER -> role == Role.REPAIR_MANAGER;
            case MAINTENANCE_MANAGER -> role == Role.MAINTENANCE_MANAGER;
        };
    }
}
