package io.movers.common.security;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The role of an account.
 *
 * <p>Rank is a partial order: {@link #ADMIN} stands above {@link #MEB_ADMIN}, which stands above the crews and above
 * {@link #CLIENT} &gt; {@link #CLIENT_ADMIN} &gt; {@link #USER}. Crews and a company's roles do not outrank each other.
 */
public enum Role {
    /** The super administrator. */
    ADMIN("admin"),
    /** The operator's staff. */
    MEB_ADMIN("meb-admin"),
    /** Crew that looks after the inventory. */
    INVENTORY_MANAGER("inventory-manager"),
    /** Crew that repairs. */
    REPAIR_MANAGER("repair-manager"),
    /** Crew that maintains. */
    MAINTENANCE_MANAGER("maintenance-manager"),
    /** A company's super administrator. */
    CLIENT("client"),
    /** The administrator of an office. */
    CLIENT_ADMIN("client-admin"),
    /** An employee. */
    USER("user");

    private final String value;

    Role(String value) {
        this.value = value;
    }

    /** The name on the wire and in the database. */
    @JsonValue
    public String value() {
        return value;
    }

    /** The role of that name, or null if there is none. */
    public static @Nullable Role find(@Nullable String value) {
        for (Role role : values()) {
            if (role.value.equals(value)) {
                return role;
            }
        }
        return null;
    }

    /** The role of that name, or {@link #USER}, which has the fewest rights, if it is absent or unknown. */
    public static Role of(@Nullable String value) {
        Role role = find(value);
        return role == null ? USER : role;
    }

    /** Whether this is the operator's staff. */
    public boolean isStaff() {
        return this == ADMIN || this == MEB_ADMIN;
    }

    /** Whether this is one of the operator's crews. */
    public boolean isCrew() {
        return this == INVENTORY_MANAGER || this == REPAIR_MANAGER || this == MAINTENANCE_MANAGER;
    }

    /** Whether this role administers a company or one of its offices. */
    public boolean isCompany() {
        return this == CLIENT || this == CLIENT_ADMIN;
    }

    /** Whether this role stands strictly above the other. */
    public boolean outranks(Role other) {
        return below().contains(other);
    }

    /** Whether users of this role may create, change, archive and enable accounts of the other role. */
    public boolean mayChange(Role other) {
        return this == other || outranks(other);
    }

    /** Whether users of this role may give the other role to an account. */
    public boolean mayGive(Role other) {
        return this == other || outranks(other);
    }

    private Set<Role> below() {
        return switch (this) {
            case ADMIN -> EnumSet.complementOf(EnumSet.of(ADMIN));
            case MEB_ADMIN -> EnumSet.complementOf(EnumSet.of(ADMIN, MEB_ADMIN));
            case CLIENT -> EnumSet.of(CLIENT_ADMIN, USER);
            case CLIENT_ADMIN -> EnumSet.of(USER);
            case INVENTORY_MANAGER, REPAIR_MANAGER, MAINTENANCE_MANAGER, USER -> EnumSet.noneOf(Role.class);
        };
    }
}
