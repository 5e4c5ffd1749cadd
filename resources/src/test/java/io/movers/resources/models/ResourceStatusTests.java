package io.movers.resources.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.movers.common.errors.BadRequestException;
import io.movers.resources.models.ResourceStatus.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResourceStatusTests {
    private static final Set<ResourceStatus> RENTABLE =
            EnumSet.of(ResourceStatus.AVAILABLE, ResourceStatus.PENDING_CHECKUP, ResourceStatus.PENDING_REPAIR);

    @ParameterizedTest
    @EnumSource(ResourceStatus.class)
    void rentIsPossibleOnlyFromTheAvailableStatuses(ResourceStatus status) {
        if (RENTABLE.contains(status)) {
            assertThat(status.after(Step.RENT)).isEqualTo(ResourceStatus.RENTED);
        } else {
            assertThatThrownBy(() -> status.after(Step.RENT))
                    .isInstanceOf(BadRequestException.class)
                    .hasMessage("El recurso no está disponible");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"ENABLE", "DISABLE", "DELETE"})
    void rentedResourceRefusesEnableDisableAndDelete(Step step) {
        assertThatThrownBy(() -> ResourceStatus.RENTED.after(step)).isInstanceOf(BadRequestException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RENT", "ENABLE", "DISABLE", "DELETE"})
    void workOnARentedResourceLeavesItRented(Step step) {
        assertThat(ResourceStatus.RENTED.after(step)).isEqualTo(ResourceStatus.RENTED);
    }

    @ParameterizedTest
    @CsvSource({
        "ENABLE, AVAILABLE",
        "DISABLE, DISABLED",
        "CHECKUP_OPENED, PENDING_CHECKUP",
        "CHECKUP_STARTED, CHECKUP",
        "CHECKUP_PASSED, AVAILABLE",
        "CHECKUP_DISABLES, DISABLED",
        "REPAIR_OPENED, PENDING_REPAIR",
        "REPAIR_STARTED, REPAIR",
        "REPAIR_COMPLETED, WAITING_APPROVAL_REPAIR",
        "REPAIR_APPROVED, AVAILABLE",
        "MAINTENANCE_OPENED, PENDING_MAINTENANCE",
        "MAINTENANCE_STARTED, MAINTENANCE",
        "MAINTENANCE_COMPLETED, WAITING_APPROVAL_MAINTENANCE",
        "MAINTENANCE_APPROVED, AVAILABLE"
    })
    void otherStepsLeadToOneStatusFromEveryStatus(Step step, ResourceStatus target) {
        for (ResourceStatus status : EnumSet.complementOf(EnumSet.of(ResourceStatus.RENTED))) {
            assertThat(status.after(step)).isEqualTo(target);
        }
    }

    @Test
    void deletionKeepsTheStatus() {
        assertThat(ResourceStatus.PENDING_REPAIR.after(Step.DELETE)).isEqualTo(ResourceStatus.PENDING_REPAIR);
    }

    @Test
    void returnPrefersTheWorkThatKeepsTheResourceOutOfUse() {
        assertThat(ResourceStatus.atReturn(List.of(), false)).isEqualTo(ResourceStatus.AVAILABLE);
        assertThat(ResourceStatus.atReturn(List.of(), true)).isEqualTo(ResourceStatus.DISABLED);
        assertThat(ResourceStatus.atReturn(
                        List.of(ResourceStatus.PENDING_CHECKUP, ResourceStatus.PENDING_MAINTENANCE), false))
                .isEqualTo(ResourceStatus.PENDING_MAINTENANCE);
        assertThat(ResourceStatus.atReturn(List.of(ResourceStatus.PENDING_MAINTENANCE, ResourceStatus.CHECKUP), false))
                .isEqualTo(ResourceStatus.CHECKUP);
    }

    @Test
    void listOfPendingResourcesIncludesStartedWork() {
        assertThat(ResourceStatus.listedAs("pending_repair")).containsExactly("pending_repair", "repair");
        assertThat(ResourceStatus.listedAs("disabled")).containsExactly("disabled");
    }

    @Test
    void unknownStatusCountsAsDisabled() {
        assertThat(ResourceStatus.of("stolen")).isEqualTo(ResourceStatus.DISABLED);
        assertThat(ResourceStatus.of(null)).isEqualTo(ResourceStatus.AVAILABLE);
    }
}
