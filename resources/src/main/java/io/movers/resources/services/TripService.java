package io.movers.resources.services;

import io.movers.common.data.ObjectIds;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.contract.TravelState;
import io.movers.resources.models.Resource;
import io.movers.resources.models.Resources;
import io.movers.resources.models.Travel;
import io.movers.resources.models.Travels;
import io.movers.resources.models.WorkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/**
 * What a finished trip does to its resource: its kilometres are added, once, and when that makes too many, a maintenance is
 * opened, without taking the resource from its renter.
 *
 * <p>The resource remembers the trip in the same write that adds the kilometres, until the trip's own copy says that it has been
 * counted.
 */
@Service
public class TripService {
    private static final Logger log = LoggerFactory.getLogger(TripService.class);

    private static final String FINISHED = "completed";

    /** Field of the trip's copy, this service's own. */
    private static final String COUNTED = "kmCounted";

    /** How many trips a resource remembers before it looks which of them it may forget. */
    private static final int REMEMBERED = 20;

    private final Resources resources;
    private final Travels travels;
    private final ResourceTypeService types;
    private final WorkOpening opening;
    private final OpenWorks openWorks;
    private final ResourceChanges changes;
    private final MongoTemplate mongo;

    TripService(
            Resources resources,
            Travels travels,
            ResourceTypeService types,
            WorkOpening opening,
            OpenWorks openWorks,
            ResourceChanges changes,
            MongoTemplate mongo) {
        this.resources = resources;
        this.travels = travels;
        this.types = types;
        this.opening = opening;
        this.openWorks = openWorks;
        this.changes = changes;
        this.mongo = mongo;
    }

    /** Whether the trip's resource has joined the fleet here. */
    public boolean knowsResourceOf(TravelState trip) {
        return find(trip).isPresent();
    }

    /** Whether an earlier finish of that trip is known here already. */
    public boolean finishesAgain(TravelState trip) {
        Long version = trip.version();
        return version != null
                && travels.findById(trip.id())
                        .filter(known -> FINISHED.equals(known.getStatus()))
                        .map(Travel::getVersion)
                        .filter(known -> known < version)
                        .isPresent();
    }

    /**
     * Counts a finished trip of which there is a copy here already.
     *
     * @return whether nothing is left to do; otherwise it is to be tried again later
     */
    public boolean count(TravelState trip) {
        Optional<Resource> found = find(trip);
        if (found.isEmpty()) {
            return false;
        }
        Double km = trip.indicators() == null ? null : trip.indicators().km();
        if (km == null || !Double.isFinite(km) || km <= 0 || isCounted(trip)) {
            return true;
        }
        Resource counted = changes.changeEvenDeleted(found.get().getId(), resource -> {
            boolean added = resource.addTrip(trip.id(), km);
            return added ? afterAdding(resource) : openDueMaintenance(resource);
        });
        if (counted.isMaintenanceDue()) {
            log.warn("A maintenance of resource {} waits for its office to become known", counted.getId());
            return false;
        }
        markCounted(trip.id());
        return true;
    }

    private boolean afterAdding(Resource resource) {
        if (resource.countedTrips().size() > REMEMBERED) {
            resource.forgetTrips(alreadyCounted(resource.countedTrips()));
        }
        if (!resource.isDeleted()
                && types.ofResource(resource)
                        .filter(type -> type.isWornAt(resource.km()))
                        .isPresent()
                && !openWorks.isOpen(resource, WorkKind.MAINTENANCE)) {
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

    private Optional<Resource> find(TravelState trip) {
        return trip.resourceRef() == null ? Optional.empty() : resources.findFirstByReference(trip.resourceRef());
    }

    private boolean isCounted(TravelState trip) {
        return !alreadyCounted(List.of(trip.id())).isEmpty() || hasBeenFinishedByTheOriginal(trip);
    }

    /**
     * Whether the original has handled that event here, kilometres and all, before its database was taken over. Its copy of a
     * trip is saved several times and so gets beyond the version of the event, which no copy made here does.
     */
    private boolean hasBeenFinishedByTheOriginal(TravelState trip) {
        Document left = new Document("_id", ObjectIds.stored(trip.id()))
                .append("status", FINISHED)
                .append(ReplicaStore.FULL_VERSION, null)
                .append("version", new Document("$gt", trip.version() == null ? 0 : trip.version()));
        return Objects.requireNonNull(mongo.execute(Travel.class, copies -> copies.countDocuments(left))) > 0;
    }

    private List<String> alreadyCounted(List<String> travelIds) {
        List<Object> ids = travelIds.stream().map(ObjectIds::stored).toList();
        Document counted = new Document("_id", new Document("$in", ids)).append(COUNTED, true);
        List<String> found = new ArrayList<>();
        mongo.execute(Travel.class, copies -> {
            copies.find(counted)
                    .projection(new Document("_id", 1))
                    .forEach(travel -> found.add(String.valueOf(travel.get("_id"))));
            return found;
        });
        return found;
    }

    private void markCounted(String travelId) {
        mongo.execute(
                Travel.class,
                copies -> copies.updateOne(
                        new Document("_id", ObjectIds.stored(travelId)),
                        new Document("$set", new Document(COUNTED, true))));
    }
}
