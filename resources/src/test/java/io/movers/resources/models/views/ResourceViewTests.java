package io.movers.resources.models.views;

import static io.movers.resources.models.Fleet.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import io.movers.resources.models.Fleet;
import io.movers.resources.models.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResourceViewTests {
    private final Resource resource = Fleet.resource();

    @BeforeEach
    void codes() {
        resource.setLockerPassword(1111.0, NOW);
        resource.setLockerPassword(2222.0, NOW);
    }

    private static CurrentUser caller(String id, Role role) {
        return new CurrentUser(
                id, "a@b.co", null, null, role, "active", false, null, null, null, "jti", NOW, NOW, NOW, Map.of());
    }

    private void assertCodes(ResourceView view, Double code, Double previous) {
        assertThat(view.lockerPassword()).isEqualTo(code);
        assertThat(view.previousPassword()).isEqualTo(previous);
    }

    @ParameterizedTest
    @EnumSource(names = "USER", mode = EnumSource.Mode.EXCLUDE)
    void staffAndCrewSeeBothLockCodes(Role role) {
        assertCodes(ResourceView.of(resource, caller("carlos", role)), 2222.0, 1111.0);
    }

    @Test
    void employeeSeesTheLockCodeOnlyWhileRenting() {
        assertCodes(ResourceView.of(resource, caller("ana", Role.USER)), null, null);

        resource.rent(Fleet.rental("ana"), NOW);
        assertCodes(ResourceView.of(resource, caller("ana", Role.USER)), 2222.0, null);
        assertCodes(ResourceView.of(resource, caller("eva", Role.USER)), null, null);

        resource.giveBack(List.of());
        assertCodes(ResourceView.of(resource, caller("ana", Role.USER)), null, null);
    }

    @Test
    void strangerSeesNoLockCode() {
        assertCodes(ResourceView.of(resource, null), null, null);
    }
}
