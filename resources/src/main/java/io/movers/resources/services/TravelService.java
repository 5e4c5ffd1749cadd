package io.movers.resources.services;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Message;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.TravelState;
import io.movers.common.privacy.PersonErasure;
import io.movers.resources.models.Resource;
import io.movers.resources.models.Travel;
import io.movers.resources.models.TravelRepository;
import io.movers.resources.models.WorkKind;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Keeps the copies of trips, and adds the kilometres of each finished trip to its resource once. Too many kilometres open a
 * maintenance, which does not take the resource from its renter.
 *
 * <p>The write that adds the kilometres also stores the trip's id in the resource. The id stays there until the trip's copy
 * is marked as counted.
 */
@Service
public class TravelService {
    private static final Logger log = LoggerFactory.getLogger(TravelService.class);
    /** The largest number of kilometres of one trip. */
    private static final double MOST_KM = 500;
    /** How many counted trips a resource may contain before those with marked copies are removed. */
    private static final int REMEMBERED = 20;

    private final TravelRepository travels;
    private final TripAssessmentService assessments;
    private final ResourceTypeService types;
    private final WorkOpeningService opening;
    private final OpenWorkService openWork;
    private final ResourceMutations mutations;
    private final ReplicaStore replicas;
    private final PersonErasure erasure;
    private final Clock clock;

    TravelService(
            TravelRepository travels,
            TripAssessmentService assessments,
            ResourceTypeService types,
            WorkOpeningService opening,
            OpenWorkService openWork,
            ResourceMutations mutations,
            ReplicaStore replicas,
            PersonErasure erasure,
            Clock clock) {
        this.travels = travels;
        this.assessments = assessments;
        this.types = types;
        this.opening = opening;
        this.openWork = openWork;
        this.mutations = mutations;
        this.replicas = replicas;
        this.erasure = erasure;
        this.clock = clock;
    }

    /**
     * Copies a trip that has started, unless it is refused.
     *
     * @return false if its resource is not known yet; the event must then be delivered again
     */
    public boolean begin(TravelState trip, Message msg) {
        TripAssessment assessment = assessments.assess(trip);
        if (assessment.countsFor().isPresent()) {
            copy(trip, msg);
        }
        return assessment.countsFor().isPresent() || isRefused(trip, assessment);
    }

    /**
     * Copies a finished trip and counts its kilometres, unless it is refused.
     *
     * @return false if something that it needs is not known yet; the event must then be delivered again
     */
    public boolean finish(TravelState trip, Message msg) {
        // The Node service can finish a trip several times; the first time counts.
        if (msg.state() == ReplicaState.PARTIAL && isFinishedBefore(trip)) {
            return true;
        }
        TripAssessment assessment = assessments.assess(trip);
        Optional<Resource> resource = assessment.countsFor();
        if (resource.isEmpty()) {
            return isRefused(trip, assessment);
        }
        copy(trip, msg);
        return count(trip, resource.get());
    }

    private static boolean isRefused(TravelState trip, TripAssessment assessment) {
        if (assessment.isRefused()) {
            log.warn("Travel {} of user {} is not counted: {}", trip.id(), trip.userId(), assessment.refusal());
        }
        return assessment.isRefused();
    }

    private void copy(TravelState trip, Message msg) {
        replicas.apply(Travel.of(trip, clock.instant()), msg);
        if (trip.userId() != null) {
            erasure.follow(trip.userId());
        }
    }

    private boolean isFinishedBefore(TravelState trip) {
        Long version = trip.version();
        return version != null
                && travels.findById(trip.id())
                        .filter(known -> Travel.COMPLETED.equals(known.getStatus()))
                        .map(Travel::getVersion)
                        .filter(known -> known < version)
                        .isPresent();
    }

    private boolean count(TravelState trip, Resource found) {
        Double km = trip.indicators() == null ? null : trip.indicators().km();
        if (km == null || !Double.isFinite(km) || km <= 0) {
            return true;
        }
        Resource counted = mutations.changeEvenDeleted(found, resource -> {
            // Looked up after the resource was read: by then it may have counted this trip and forgotten it.
            boolean added = !travels.isCounted(trip) && resource.addTrip(trip.id(), Math.min(km, MOST_KM));
            return added ? afterAdding(resource) : openDueMaintenance(resource);
        });
        if (counted.isMaintenanceDue()) {
            log.warn("Resource {} is due for maintenance, which is opened once its office is known", counted.getId());
            return false;
        }
        travels.markCounted(trip.id());
        return true;
    }

    private boolean afterAdding(Resource resource) {
        if (resource.countedTrips().size() > REMEMBERED) {
            resource.forgetTrips(travels.findCounted(resource.countedTrips()));
        }
        if (!resource.isDeleted()
                && types.ofResource(resource)
                        .filter(type -> type.isWornAt(resource.km()))
                        .isPresent()
                && !openWork.isOpen(resource, WorkKind.MAINTENANCE)) {
            resource.setMaintenanceDue(true);
            openDueMaintenance(resource);
        }
        return true;
    }

    private boolean openDueMaintenance(Resource resource) {
        if (!resource.isMaintenanceDue()
                || opening.open(WorkKind.MAINTENANCE, resource).isEmpty()) {
            return false;
        }
        resource.setMaintenanceDue(false);
        return true;
    }
}
