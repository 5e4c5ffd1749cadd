package io.movers.resources.models;

import static io.movers.resources.models.Fleet.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.movers.common.errors.BadRequestException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

class ResourceTests {
    private static final Instant LATER = NOW.plusSeconds(3600);

    private final Resource resource = Fleet.resource();

    private OpenWork touch(WorkKind kind, ResourceStatus.Step step) {
        OpenWork work = OpenWork.open("R-1", null, List.of(), NOW);
        resource.take(step, kind, work, NOW);
        return work;
    }

    @Test
    void resourceCountsATripOnceUntilItForgetsIt() {
        assertThat(resource.addTrip("t1", 10)).isTrue();
        assertThat(resource.addTrip("t1", 10)).isFalse();
        assertThat(resource.addTrip("t2", 2.5)).isTrue();
        assertThat(resource.km()).isEqualTo(12.5);

        resource.forgetTrips(List.of("t1", "unknown"));
        assertThat(resource.countedTrips()).containsExactly("t2");

        resource.forgetTrips(List.of("t2"));
        assertThat(resource.countedTrips()).isEmpty();
        assertThat(resource.km()).isEqualTo(12.5);
    }

    @Test
    void newLockCodeKeepsThePreviousOneAndTheSameCodeChangesNothing() {
        resource.setLockerPassword(1111.0, NOW);
        resource.setLockerPassword(2222.0, NOW);
        resource.setLockerPassword(2222.0, LATER);

        assertThat(resource.getLockerPassword()).isEqualTo(2222);
        assertThat(resource.getPreviousPassword()).isEqualTo(1111);
        assertThat(resource.getPasswordDate()).isEqualTo(NOW);
    }

    @Test
    void newResourceKnowsThatItContainsAllItsWork() {
        assertThat(resource.knowsAllWork()).isTrue();

        touch(WorkKind.CHECKUP, ResourceStatus.Step.CHECKUP_OPENED);
        touch(WorkKind.REPAIR, ResourceStatus.Step.REPAIR_OPENED);

        assertThat(resource.knowsAllWork()).isTrue();
    }

    @Test
    void resourceWithTwoOpenPiecesOfWorkOfAKindDoesNotContainAllItsWork() {
        touch(WorkKind.CHECKUP, ResourceStatus.Step.CHECKUP_OPENED);
        touch(WorkKind.CHECKUP, ResourceStatus.Step.CHECKUP_OPENED);
        assertThat(resource.knowsAllWork()).isFalse();

        touch(WorkKind.REPAIR, ResourceStatus.Step.REPAIR_OPENED);
        assertThat(resource.knowsAllWork()).isFalse();

        resource.knowAllWork();
        assertThat(resource.knowsAllWork()).isTrue();
    }

    @Test
    void workThatAnEarlierReleaseHasOpenedIsNoticed() {
        touch(WorkKind.CHECKUP, ResourceStatus.Step.CHECKUP_OPENED);

        // It writes the work and leaves alone what it does not know.
        ReflectionTestUtils.setField(resource, "openCheckup", OpenWork.open("R-1", null, List.of(), NOW));

        assertThat(resource.knowsAllWork()).isFalse();
    }

    @Test
    void workOfARenamedResourceIsLookedUp() {
        Fleet.stored(resource, 0L).describe(Fleet.type(), "R-2", "qr", "Acme", "Norte", 60.0);

        assertThat(resource.knowsAllWork()).isFalse();
    }

    @Test
    void resourceHasOneRenterAtATime() {
        resource.rent(Fleet.rental("ana"), NOW);

        assertThat(resource.isRentedBy("ana")).isTrue();
        assertThat(resource.isRentedUnder(Fleet.rental("ana").id())).isTrue();
        assertThatThrownBy(() -> resource.rent(Fleet.rental("eva"), NOW)).isInstanceOf(BadRequestException.class);
        assertThat(resource.isRentedBy("eva")).isFalse();
        assertThat(resource.isUnsettled()).isTrue();
    }

    @Test
    void returnLeadsToTheStatusThatOpenWorkAsksFor() {
        resource.rent(Fleet.rental("ana"), NOW);

        resource.giveBack(List.of(ResourceStatus.PENDING_CHECKUP));

        assertThat(resource.status()).isEqualTo(ResourceStatus.PENDING_CHECKUP);
        assertThat(resource.getRental()).isNull();
        assertThat(resource.isRentedBy("ana")).isFalse();
    }

    @Test
    void resourceDisabledByACheckUpWhileRentedIsDisabledAtItsReturn() {
        resource.rent(Fleet.rental("ana"), NOW);
        touch(WorkKind.CHECKUP, ResourceStatus.Step.CHECKUP_DISABLES);
        assertThat(resource.status()).isEqualTo(ResourceStatus.RENTED);

        resource.giveBack(List.of(ResourceStatus.PENDING_REPAIR));

        assertThat(resource.status()).isEqualTo(ResourceStatus.DISABLED);
    }

    @Test
    void laterWorkReplacesTheDisabling() {
        resource.rent(Fleet.rental("ana"), NOW);
        touch(WorkKind.CHECKUP, ResourceStatus.Step.CHECKUP_DISABLES);
        touch(WorkKind.REPAIR, ResourceStatus.Step.REPAIR_STARTED);

        resource.giveBack(List.of(ResourceStatus.REPAIR));

        assertThat(resource.status()).isEqualTo(ResourceStatus.REPAIR);
    }

    @Test
    void resourceNamesTheLastTouchedWorkOfEachKind() {
        touch(WorkKind.REPAIR, ResourceStatus.Step.REPAIR_OPENED);
        OpenWork repair = touch(WorkKind.REPAIR, ResourceStatus.Step.REPAIR_OPENED);
        OpenWork checkup = touch(WorkKind.CHECKUP, ResourceStatus.Step.CHECKUP_OPENED);

        assertThat(resource.work(WorkKind.REPAIR)).isEqualTo(repair);
        assertThat(resource.work(WorkKind.CHECKUP)).isEqualTo(checkup);
        assertThat(resource.hasOpen(WorkKind.CHECKUP)).isTrue();
        assertThat(resource.hasOpen(WorkKind.MAINTENANCE)).isFalse();
        assertThat(resource.status()).isEqualTo(ResourceStatus.PENDING_CHECKUP);
    }

    @Test
    void approvedWorkIsNotOpen() {
        OpenWork repair = OpenWork.open("R-1", null, List.of(), NOW);
        resource.take(ResourceStatus.Step.REPAIR_COMPLETED, WorkKind.REPAIR, repair.completed(List.of(), NOW), NOW);
        assertThat(resource.hasOpen(WorkKind.REPAIR)).isTrue();

        resource.take(ResourceStatus.Step.REPAIR_APPROVED, WorkKind.REPAIR, repair.approved(), NOW);
        assertThat(resource.hasOpen(WorkKind.REPAIR)).isFalse();
    }

    @Test
    void checkUpIsDueFromItsMomentOnAndNeverForADeletedResource() {
        resource.scheduleCheckup(LATER);

        assertThat(resource.isCheckupDue(LATER.minusMillis(1))).isFalse();
        assertThat(resource.isCheckupDue(LATER)).isTrue();

        resource.delete(NOW);
        assertThat(resource.isCheckupDue(LATER)).isFalse();
        assertThat(resource.isDeleted()).isTrue();
    }

    @Test
    void documentsOfANewResourceWaitToBeStored() {
        NewDocument soat = new NewDocument("d1", "SOAT", "R-1", NOW, null, null);

        assertThat(Resource.create(null, List.of(soat), NOW).isUnsettled()).isTrue();
        assertThat(Resource.create(null, List.of(), NOW).isUnsettled()).isFalse();
    }
}
