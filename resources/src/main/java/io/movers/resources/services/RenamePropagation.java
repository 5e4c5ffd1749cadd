package io.movers.resources.services;

import io.movers.resources.models.ComponentRepository;
import io.movers.resources.models.DocumentTypeRepository;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.ReservationRepository;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceRepository;
import io.movers.resources.models.ResourceType;
import io.movers.resources.models.ResourceTypeRepository;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Updates the documents that contain the former name of a renamed resource type or company. It may be interrupted and
 * repeated: the type keeps its former names until nothing contains them any more, and a company's event is delivered again.
 */
@Service
class RenamePropagation {
    private static final Logger log = LoggerFactory.getLogger(RenamePropagation.class);
    private static final int PAGE = 200;
    /** How many resources are renamed before a request is answered. */
    private static final int PER_REQUEST = 1_000;

    private final ResourceRepository resources;
    private final ResourceTypeRepository types;
    private final ComponentRepository components;
    private final DocumentTypeRepository documentTypes;
    private final ResourceMutations mutations;
    private final ReservationRepository reservations;
    private final ReservationMutations reservationMutations;

    RenamePropagation(
            ResourceRepository resources,
            ResourceTypeRepository types,
            ComponentRepository components,
            DocumentTypeRepository documentTypes,
            ResourceMutations mutations,
            ReservationRepository reservations,
            ReservationMutations reservationMutations) {
        this.resources = resources;
        this.types = types;
        this.components = components;
        this.documentTypes = documentTypes;
        this.mutations = mutations;
        this.reservations = reservations;
        this.reservationMutations = reservationMutations;
    }

    /** Renames as much as a request can wait for; the sweep renames the rest. */
    void begin(ResourceType type) {
        propagate(type, PER_REQUEST);
    }

    /** Renames everything that still contains a former name of the type. */
    void propagate(ResourceType type) {
        propagate(type, Integer.MAX_VALUE);
    }

    private void propagate(ResourceType type, int most) {
        for (String former : type.formerNames()) {
            boolean done = true;
            // Another type may have the former name: whatever contains it then belongs to that type.
            if (!types.isNameOfAnother(type, former)) {
                log.info(
                        "Resource type {} was renamed; renaming its components, document types and resources",
                        type.getId());
                components.renameType(former, type.getType());
                documentTypes.renameType(former, type.getType());
                done = renameResources(limit -> resources.findByType(former, limit), most, resource -> {
                    boolean stale = resource.getType().equals(former);
                    if (stale) {
                        resource.setType(type);
                    }
                    return stale;
                });
            }
            if (done) {
                types.forgetFormerName(type, former);
            }
        }
        if (!type.formerNames().isEmpty()) {
            // If somebody has renamed it meanwhile, even back, the sweep moves on what was moved here.
            types.keepFormerName(type);
        }
    }

    /** Renames a company in its resources and reservations. */
    void propagate(String formerCompany, String company) {
        renameResources(limit -> resources.findByClient(formerCompany, limit), Integer.MAX_VALUE, resource -> {
            boolean stale = resource.getClient().equals(formerCompany);
            if (stale) {
                resource.setClient(company);
            }
            return stale;
        });
        renameReservations(formerCompany, company);
    }

    private void renameReservations(String formerCompany, String company) {
        List<Reservation> page;
        do {
            page = reservations.findActiveByClient(formerCompany, PAGE);
            for (Reservation active : page) {
                reservationMutations.change(active.getId(), NoSuchElementException::new, reservation -> {
                    boolean stale = formerCompany.equals(reservation.getClient());
                    if (stale) {
                        reservation.setClient(company);
                    }
                    return stale;
                });
            }
        } while (page.size() == PAGE);
        reservations.renameClientOfFinished(formerCompany, company);
    }

    /** @return whether all resources have been renamed */
    private boolean renameResources(IntFunction<List<Resource>> next, int most, Predicate<Resource> rename) {
        int renamed = 0;
        List<Resource> page;
        do {
            page = next.apply(PAGE);
            for (Resource stale : page) {
                mutations.changeEvenDeleted(stale, rename);
            }
            renamed += page.size();
        } while (page.size() == PAGE && renamed < most);
        return page.size() < PAGE;
    }
}
