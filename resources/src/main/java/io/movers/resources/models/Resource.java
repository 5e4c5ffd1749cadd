package io.movers.resources.models;

import io.movers.common.data.Aggregate;
import io.movers.common.data.FormerIndex;
import io.movers.resources.models.ResourceStatus.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A bicycle or scooter, which is rented, checked, repaired and maintained.
 *
 * <p>The resource is always written first. If a decision concerns a dependent document (the reservation, a check-up, a
 * repair, a maintenance, a document of the resource), one write of the resource stores its new status, the event, and all
 * data of the dependent document. That document is then written under the id stored here ({@code DependentDocuments}); until
 * then {@code unsettledAt} is set. A resource must therefore be changed only inside {@code ResourceMutations.change}, which
 * settles it before and after.
 */
@Document("resources")
@CompoundIndex(def = "{'reference': 1}", unique = true)
@CompoundIndex(def = "{'client': 1, 'office': 1, 'deletedAt': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'client': 1, 'office': 1, 'status': 1, 'deletedAt': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'client': 1, 'status': 1, 'deletedAt': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'client': 1, 'type': 1, 'deletedAt': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'client': 1, 'deletedAt': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'office': 1, 'deletedAt': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'status': 1, 'deletedAt': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'type': 1, 'deletedAt': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'deletedAt': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'rental.id': 1}", sparse = true)
@FormerIndex("{'client': 1, 'office': 1, 'createdAt': 1, '_id': 1}")
@FormerIndex("{'client': 1, 'office': 1, 'status': 1, 'createdAt': 1, '_id': 1}")
@FormerIndex("{'client': 1, 'status': 1, 'createdAt': 1, '_id': 1}")
@FormerIndex("{'client': 1, 'type': 1, 'createdAt': 1, '_id': 1}")
@FormerIndex("{'client': 1, 'createdAt': 1, '_id': 1}")
@FormerIndex("{'office': 1, 'createdAt': 1, '_id': 1}")
@FormerIndex("{'status': 1, 'createdAt': 1, '_id': 1}")
@FormerIndex("{'type': 1, 'createdAt': 1, '_id': 1}")
public class Resource extends Aggregate {
    private String type = "";
    private String reference = "";
    private String qrCode = "";
    private @Nullable Double lockerPassword;
    private @Nullable Double previousPassword;
    private @Nullable Instant passwordDate;
    private String client = "";
    private @Nullable String clientNumber;
    private String office = "";
    private @Nullable Double loanTime;
    private String status = ResourceStatus.AVAILABLE.value();
    private @Nullable Double kmSinceMaintenance = 0.0;
    private @Nullable Instant createdAt;

    @Field(write = Field.Write.ALWAYS)
    private @Nullable Instant deletedAt;

    /** Address of the type's photo, for the events. */
    @Indexed(sparse = true)
    private @Nullable String photo;

    private @Nullable Rental rental;
    private @Nullable OpenWork openCheckup;
    private @Nullable OpenWork openRepair;
    private @Nullable OpenWork openMaintenance;

    /**
     * The ids of the work above at a time when no other work was open on it. While every open work above is one of these, no other is
     * open. Null if that is not known.
     */
    private @Nullable List<String> onlyWork;

    /** Documents that were sent with the resource and are not in their own collection yet. */
    private @Nullable List<NewDocument> newDocuments;

    /** When the next check-up falls due. */
    @Indexed(sparse = true)
    private @Nullable Instant nextCheckupAt;

    /** Whether a check-up disabled it while it was rented. */
    private @Nullable Boolean disabledAtReturn;

    /** Whether a maintenance is due because of its kilometres; it is opened once the office is known. */
    private @Nullable Boolean maintenanceDue;

    /** Trips whose kilometres have been added and whose copies may not be marked as counted yet. */
    private @Nullable List<String> countedTrips;

    /** Since when a dependent document may be out of date; absent if none is. */
    @Indexed(sparse = true)
    private @Nullable Instant unsettledAt;

    /** Its status. */
    public ResourceStatus status() {
        return ResourceStatus.of(status);
    }

    /** Whether a dependent document may be out of date. */
    public boolean isUnsettled() {
        return unsettledAt != null;
    }

    /**
     * Rents it out.
     *
     * @throws io.movers.common.errors.BadRequestException it is not available
     */
    public void rent(Rental rental, Instant now) {
        take(Step.RENT);
        this.rental = rental;
        unsettledAt = now;
    }

    /** Whether it is rented under that reservation. */
    public boolean isRentedUnder(String reservationId) {
        return rental != null && rental.id().equals(reservationId);
    }

    /** Whether that user has rented it now. */
    public boolean isRentedBy(String userId) {
        return rental != null && rental.userId().equals(userId);
    }

    /**
     * Returns it.
     *
     * @param requested the states that its open work requests
     */
    public void giveBack(Collection<ResourceStatus> requested) {
        status = ResourceStatus.atReturn(requested, Boolean.TRUE.equals(disabledAtReturn))
                .value();
        rental = null;
        disabledAtReturn = null;
    }

    /**
     * Takes a step that concerns only the resource: enabling, disabling or deleting it.
     *
     * @throws io.movers.common.errors.BadRequestException the step is refused
     */
    public void take(Step step) {
        ResourceStatus before = status();
        status = before.after(step).value();
        // The last step decides, as it does outside a rental: later work overrides the disabling.
        disabledAtReturn = (step == Step.CHECKUP_DISABLES && before == ResourceStatus.RENTED) ? true : null;
    }

    /**
     * Takes a step of work on it. Several pieces of work of one kind may be open. The field contains the one that was
     * changed last; the previous one has been settled ({@code ResourceMutations}).
     */
    public void take(Step step, WorkKind kind, OpenWork work, Instant now) {
        take(step);
        OpenWork previous = work(kind);
        boolean knowsAll = knowsAllWork()
                && (previous == null || previous.id().equals(work.id()) || kind.isClosed(previous.status()));
        switch (kind) {
            case CHECKUP -> openCheckup = work;
            case REPAIR -> openRepair = work;
            case MAINTENANCE -> openMaintenance = work;
        }
        onlyWork = knowsAll ? workIds() : null;
        unsettledAt = now;
    }

    /** Whether all open work on it is known to be in it ({@link #work}), so that its own collections need not be asked. */
    public boolean knowsAllWork() {
        List<String> known = onlyWork;
        return known != null
                && Arrays.stream(WorkKind.values())
                        .allMatch(kind -> !hasOpen(kind)
                                || known.contains(
                                        Objects.requireNonNull(work(kind)).id()));
    }

    /** Notes that all open work on it is in it. */
    public void knowAllWork() {
        onlyWork = workIds();
    }

    private List<String> workIds() {
        return Arrays.stream(WorkKind.values())
                .map(this::work)
                .filter(Objects::nonNull)
                .map(OpenWork::id)
                .toList();
    }

    /** Notes that its dependent documents are up to date: the stored mark is gone, unless the resource has changed since. */
    public void settled() {
        unsettledAt = null;
        newDocuments = null;
        openCheckup = unlessClosed(WorkKind.CHECKUP);
        openRepair = unlessClosed(WorkKind.REPAIR);
        openMaintenance = unlessClosed(WorkKind.MAINTENANCE);
    }

    private @Nullable OpenWork unlessClosed(WorkKind kind) {
        return hasOpen(kind) ? work(kind) : null;
    }

    /**
     * The work of that kind that was changed last, unless it is closed and settled. Older open work of the kind is only in
     * its own collection.
     */
    public @Nullable OpenWork work(WorkKind kind) {
        return switch (kind) {
            case CHECKUP -> openCheckup;
            case REPAIR -> openRepair;
            case MAINTENANCE -> openMaintenance;
        };
    }

    /** Whether it contains open work of that kind. */
    public boolean hasOpen(WorkKind kind) {
        OpenWork work = work(kind);
        return work != null && !kind.isClosed(work.status());
    }

    /** Adds a trip's kilometres. @return false if they were added before */
    public boolean addTrip(String travelId, double km) {
        List<String> trips = new ArrayList<>(countedTrips == null ? List.of() : countedTrips);
        if (trips.contains(travelId)) {
            return false;
        }
        trips.add(travelId);
        countedTrips = trips;
        kmSinceMaintenance = km() + km;
        return true;
    }

    /** Removes trips whose copies are marked as counted. */
    public void forgetTrips(Collection<String> travelIds) {
        if (countedTrips != null) {
            List<String> left =
                    countedTrips.stream().filter(id -> !travelIds.contains(id)).toList();
            countedTrips = left.isEmpty() ? null : left;
        }
    }

    /** Trips whose kilometres have been added and whose copies may not be marked as counted yet. */
    public List<String> countedTrips() {
        return countedTrips == null ? List.of() : countedTrips;
    }

    /** Whether a maintenance is due that can only be opened once the office is known. */
    public boolean isMaintenanceDue() {
        return Boolean.TRUE.equals(maintenanceDue);
    }

    public void setMaintenanceDue(boolean due) {
        maintenanceDue = due ? true : null;
    }

    /** Kilometres since the last completed maintenance. */
    public double km() {
        return kmSinceMaintenance == null ? 0 : kmSinceMaintenance;
    }

    /** Resets the kilometres to 0 after a maintenance. */
    public void resetKm() {
        kmSinceMaintenance = 0.0;
    }

    /** Schedules its next check-up; null for none. */
    public void scheduleCheckup(@Nullable Instant due) {
        nextCheckupAt = due;
    }

    /** Whether its check-up has fallen due. */
    public boolean isCheckupDue(Instant now) {
        return nextCheckupAt != null && !nextCheckupAt.isAfter(now);
    }

    /** Sets the code of its lock, and the time of the change if the code differs. */
    public void setLockerPassword(@Nullable Double password, Instant now) {
        if (!Objects.equals(password, lockerPassword)) {
            previousPassword = lockerPassword;
            lockerPassword = password;
            passwordDate = now;
        }
    }

    /** Marks it deleted. */
    public void delete(Instant now) {
        take(Step.DELETE);
        deletedAt = now;
        nextCheckupAt = null;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    public String getType() {
        return type;
    }

    public String getReference() {
        return reference;
    }

    public String getQrCode() {
        return qrCode;
    }

    public @Nullable Double getLockerPassword() {
        return lockerPassword;
    }

    public @Nullable Double getPreviousPassword() {
        return previousPassword;
    }

    public @Nullable Instant getPasswordDate() {
        return passwordDate;
    }

    public String getClient() {
        return client;
    }

    public @Nullable String getClientNumber() {
        return clientNumber;
    }

    public String getOffice() {
        return office;
    }

    public @Nullable Double getLoanTime() {
        return loanTime;
    }

    public @Nullable Double getKmSinceMaintenance() {
        return kmSinceMaintenance;
    }

    public @Nullable Instant getCreatedAt() {
        return createdAt;
    }

    public @Nullable Instant getDeletedAt() {
        return deletedAt;
    }

    public @Nullable String getPhoto() {
        return photo;
    }

    public @Nullable Rental getRental() {
        return rental;
    }

    public @Nullable Instant getNextCheckupAt() {
        return nextCheckupAt;
    }

    public List<NewDocument> getNewDocuments() {
        return newDocuments == null ? List.of() : newDocuments;
    }

    /** Sets its description, and the company and office to which it belongs. */
    public void describe(
            ResourceType type,
            String reference,
            String qrCode,
            String client,
            String office,
            @Nullable Double loanTime) {
        setType(type);
        if (!reference.equals(this.reference) && getVersion() != null) {
            onlyWork = null; // Work is found by the reference, and work on an earlier resource may name the new one.
        }
        this.reference = reference;
        this.qrCode = qrCode;
        this.client = client;
        this.office = office;
        this.loanTime = loanTime;
    }

    /** A new resource, with the documents that were sent with it. */
    public static Resource create(@Nullable String clientNumber, List<NewDocument> documents, Instant now) {
        Resource resource = new Resource();
        resource.createdAt = now;
        resource.onlyWork = List.of();
        resource.clientNumber = clientNumber;
        if (!documents.isEmpty()) {
            resource.newDocuments = documents;
            resource.unsettledAt = now;
        }
        return resource;
    }

    /** Sets the name and the photo of its type. */
    public void setType(ResourceType type) {
        this.type = type.getType();
        this.photo = type.photoAddress();
    }

    /** Sets the new name of its company. */
    public void setClient(String client) {
        this.client = client;
    }
}
