package io.movers.resources.models;

import static io.movers.resources.models.Fleet.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WorkOrderTests {
    private static final List<ComponentCheck> FINDINGS =
            List.of(new ComponentCheck("l1", "c1", "Frenos", "bad", null, null));

    @ParameterizedTest
    @CsvSource({
        "CHECKUP, pending, PENDING_CHECKUP",
        "CHECKUP, in_progress, CHECKUP",
        "CHECKUP, completed,",
        "REPAIR, pending, PENDING_REPAIR",
        "REPAIR, in_progress, REPAIR",
        "REPAIR, completed, WAITING_APPROVAL_REPAIR",
        "REPAIR, approved,",
        "MAINTENANCE, pending, PENDING_MAINTENANCE",
        "MAINTENANCE, in_progress, MAINTENANCE",
        "MAINTENANCE, completed, WAITING_APPROVAL_MAINTENANCE",
        "MAINTENANCE, approved,"
    })
    void workAsksForAStatusUntilItIsClosed(WorkKind kind, String status, ResourceStatus asked) {
        assertThat(kind.asks(status)).isEqualTo(asked);
        assertThat(kind.isClosed(status)).isEqualTo(asked == null);
    }

    @ParameterizedTest
    @EnumSource
    void workOrderIsBehindUntilItShowsTheRevision(WorkKind kind) {
        OpenWork opened = OpenWork.open("R-1", "ana", List.of(), NOW);
        WorkOrder order = WorkOrder.from(kind, opened);
        assertThat(order).isInstanceOf(kind.type());
        assertThat(order.getId()).isEqualTo(opened.id());
        assertThat(order.isBehind(opened)).isTrue();

        Fleet.stored(order, 0);
        assertThat(order.isBehind(opened)).isFalse();

        OpenWork started = OpenWork.of(order).started();
        assertThat(order.isBehind(started)).isTrue();
        order.show(started);
        Fleet.stored(order, 1);
        assertThat(order.getStatus()).isEqualTo("in_progress");
        assertThat(order.isBehind(started)).isFalse();
    }

    @Test
    void completedWorkKeepsItsFindingsAfterApproval() {
        OpenWork work = OpenWork.open("R-1", "ana", List.of(), NOW);
        WorkOrder order = WorkOrder.from(WorkKind.REPAIR, work);
        assertThat(order.isCompleted()).isFalse();

        OpenWork completed = work.completed(FINDINGS, NOW.plusSeconds(60));
        order.show(completed);
        assertThat(order.isCompleted()).isTrue();

        order.show(completed.approved());
        assertThat(order.isCompleted()).isTrue();
        assertThat(order.getComponents()).isEqualTo(FINDINGS);
        assertThat(order.getCompletedAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(order.getAssignee()).isEqualTo("ana");
    }

    @Test
    void workApprovedUnfinishedHasNoCompletionDate() {
        WorkOrder order = WorkOrder.from(
                WorkKind.MAINTENANCE,
                OpenWork.open("R-1", null, List.of(), NOW).started().approved());

        assertThat(order.isCompleted()).isTrue();
        assertThat(order.getCompletedAt()).isNull();
    }
}
