package io.movers.resources.services;

import io.movers.common.security.Companies;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.PageRequest;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.Reservations;
import io.movers.resources.models.Resource;
import io.movers.resources.models.Resources;
import io.movers.resources.models.Travel;
import io.movers.resources.models.Travels;
import io.movers.resources.models.views.ListedReservation;
import io.movers.resources.models.views.RentedResource;
import io.movers.resources.models.views.ReservationView;
import io.movers.resources.models.views.ResourceView;
import io.movers.resources.models.views.TravelView;
import io.movers.resources.models.views.UserView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/** Reads reservations, with what belongs to them: one query for each relation. */
@Service
public class RentQueries {
    private final MongoTemplate mongo;
    private final Reservations reservations;
    private final Resources resources;
    private final Travels travels;
    private final ResourceQueries people;
    private final Visible visible;
    private final Companies companies;

    RentQueries(
            MongoTemplate mongo,
            Reservations reservations,
            Resources resources,
            Travels travels,
            ResourceQueries people,
            Visible visible,
            Companies companies) {
        this.mongo = mongo;
        this.reservations = reservations;
        this.resources = resources;
        this.travels = travels;
        this.people = people;
        this.visible = visible;
        this.companies = companies;
    }

    /** A page of the list of all. */
    public record Page(long page, int perPage, long totalResults, List<ListedReservation> reservations) {}

    /** What the caller has rented now. */
    public List<RentedResource> rentedBy(CurrentUser caller) {
        List<Reservation> active = reservations.findByUserIdAndStatusOrderByIdAsc(caller.id(), Reservation.ACTIVE);
        Map<String, List<TravelView>> trips = trips(active);
        return active.stream()
                .map(reservation -> new RentedResource(
                        ReservationView.of(reservation), trips.getOrDefault(reservation.getId(), List.of())))
                .toList();
    }

    /** All reservations within the caller's companies, narrowed by company, office and time, in the order of creation. */
    public Page list(FleetFilter filter, PageRequest page, CurrentUser caller) {
        List<Criteria> parts = new ArrayList<>();
        Collection<String> references = visible.references(companies.of(caller), filter.client(), filter.office());
        if (references != null) {
            parts.add(Criteria.where("resourceRef").in(references));
        }
        ResourceQueries.created(parts, filter.created());
        Query query = parts.isEmpty() ? new Query() : Query.query(new Criteria().andOperator(parts));
        long total = parts.isEmpty() ? mongo.estimatedCount(Reservation.class) : mongo.count(query, Reservation.class);
        query.with(Sort.by("createdAt", "_id")).skip(page.skip()).limit(page.limit());
        return new Page(page.page(), page.perPage(), total, listed(mongo.find(query, Reservation.class), caller));
    }

    private List<ListedReservation> listed(List<Reservation> found, CurrentUser caller) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, ResourceView> rented =
                resources
                        .findByReferenceIn(
                                found.stream().map(Reservation::getResourceRef).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(
                                Resource::getReference, resource -> ResourceView.of(resource, caller), (a, b) -> a));
        Map<String, UserView> renters =
                people.people(found.stream().map(Reservation::getUserId).collect(Collectors.toSet()));
        Map<String, List<TravelView>> trips = trips(found);
        return found.stream()
                .map(reservation -> new ListedReservation(
                        ReservationView.of(reservation),
                        rented.get(reservation.getResourceRef()),
                        renters.get(reservation.getUserId()),
                        trips.getOrDefault(reservation.getId(), List.of())))
                .toList();
    }

    private Map<String, List<TravelView>> trips(List<Reservation> under) {
        if (under.isEmpty()) {
            return Map.of();
        }
        Function<Travel, String> reservation = travel -> Objects.requireNonNullElse(travel.getReservationId(), "");
        return travels
                .findByReservationIdInOrderByIdAsc(
                        under.stream().map(Reservation::getId).toList())
                .stream()
                .collect(Collectors.groupingBy(reservation, Collectors.mapping(TravelView::of, Collectors.toList())));
    }
}
