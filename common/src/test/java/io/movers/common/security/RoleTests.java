package io.movers.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTests {

    @ParameterizedTest
    @CsvSource({
        "ADMIN, 'MEB_ADMIN INVENTORY_MANAGER REPAIR_MANAGER MAINTENANCE_MANAGER CLIENT CLIENT_ADMIN USER'",
        "MEB_ADMIN, 'INVENTORY_MANAGER REPAIR_MANAGER MAINTENANCE_MANAGER CLIENT CLIENT_ADMIN USER'",
        "INVENTORY_MANAGER, ''",
        "REPAIR_MANAGER, ''",
        "MAINTENANCE_MANAGER, ''",
        "CLIENT, 'CLIENT_ADMIN USER'",
        "CLIENT_ADMIN, 'USER'",
        "USER, ''"
    })
    void roleOutranksExactlyTheRolesBelowIt(Role role, String below) {
        Set<Role> outranked = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values()).filter(role::outranks).forEach(outranked::add);

        assertThat(outranked)
                .containsExactlyInAnyOrderElementsOf(
                        below.isEmpty()
                                ? List.<Role>of()
                                : Arrays.stream(below.split(" "))
                                        .map(Role::valueOf)
                                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void roleAboveTheCallersOwnCannotBeGivenOrChanged(Role role) {
        for (Role other : Role.values()) {
            assertThat(role.mayGive(other)).isEqualTo(role == other || role.outranks(other));
            assertThat(role.mayChange(other)).isEqualTo(role == other || role.outranks(other));
            if (other.outranks(role)) {
                assertThat(role.mayGive(other)).isFalse();
                assertThat(role.mayChange(other)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "king", "ADMIN", "Admin "})
    void absentOrUnknownRoleCountsAsUser(String value) {
        assertThat(Role.of(value)).isEqualTo(Role.USER);
        assertThat(Role.find(value)).isNull();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void roleIsFoundByItsNameOnTheWire(Role role) {
        assertThat(Role.of(role.value())).isEqualTo(role);
        assertThat(role.value())
                .isEqualTo(role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    @Test
    void everyRoleButUserBelongsToOneGroup() {
        for (Role role : Role.values()) {
            long groups = List.of(Caller.STAFF, Caller.CREW, Caller.COMPANY).stream()
                    .filter(group -> group.includes(role))
                    .count();
            assertThat(groups).as(role.name()).isEqualTo(role == Role.USER ? 0 : 1);
            assertThat(Caller.SIGNED_IN.includes(role)).isTrue();
        }
        assertThat(Caller.INVENTORY_MANAGER.includes(Role.INVENTORY_MANAGER)).isTrue();
        assertThat(Caller.INVENTORY_MANAGER.includes(Role.REPAIR_MANAGER)).isFalse();
        assertThat(Caller.REPAIR_MANAGER.includes(Role.REPAIR_MANAGER)).isTrue();
        assertThat(Caller.MAINTENANCE_MANAGER.includes(Role.ADMIN)).isFalse();
    }
}
