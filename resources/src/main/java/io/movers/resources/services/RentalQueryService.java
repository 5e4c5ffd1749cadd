package io.movers.resources.services;

import io.movers.common.data.ListPage;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.PageRequest;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.ReservationFilter;
import io.movers.resources.models.ReservationRepository;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceRepository;
import io.movers.resources.models.Travel;
import io.movers.resources.models.TravelRepository;
import io.movers.resources.models.views.RentedResourceView;
import io.movers.resources.models.views.ReservationDetailsView;
import io.movers.resources.models.views.ReservationPageView;
import io.movers.resources.models.views.ReservationView;
import io.movers.resources.models.views.ResourceView;
import io.movers.resources.models.views.TravelView;
import io.movers.resources.models.views.UserView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Reads reservations with their related documents, with one query for each relation. */
@Service
public class RentalQueryService {
    private final ReservationRepository reservations;
    private final ResourceRepository resources;
    private final TravelRepository travels;
    private final UserService users;
    private final Companies companies;

    RentalQueryService(
            ReservationRepository reservations,
            ResourceRepository resources,
            TravelRepository travels,
            UserService users,
            Companies companies) {
        this.reservations = reservations;
        this.resources = resources;
        this.travels = travels;
        this.users = users;
        this.companies = companies;
    }

    /** Lists the caller's active reservations. */
    public List<RentedResourceView> rentedBy(CurrentUser caller) {
        List<Reservation> active = reservations.findActiveByUser(caller.id());
        Map<String, List<TravelView>> trips = trips(active);
        return active.stream()
                .map(reservation -> new RentedResourceView(
                        ReservationView.of(reservation), trips.getOrDefault(reservation.getId(), List.of())))
                .toList();
    }

    /** Lists the reservations within the caller's companies, filtered by company and time, oldest first. */
    public ReservationPageView list(ReservationFilter filter, PageRequest page, CurrentUser caller) {
        CompanyScope scope = companies.of(caller);
        ListPage<Reservation> found = reservations.find(filter, scope, page);
        return new ReservationPageView(page.page(), page.perPage(), found.total(), listed(found.rows(), caller));
    }

    private List<ReservationDetailsView> listed(List<Reservation> found, CurrentUser caller) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, ResourceView> rented =
                resources
                        .findByReferences(
                                found.stream().map(Reservation::getResourceRef).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(
                                Resource::getReference, resource -> ResourceView.of(resource, caller), (a, b) -> a));
        Map<String, UserView> renters =
                users.views(found.stream().map(Reservation::getUserId).collect(Collectors.toSet()));
        Map<String, List<TravelView>> trips = trips(found);
        return found.stream()
                .map(reservation -> new ReservationDetailsView(
                        ReservationView.of(reservation),
                        rented.get(reservation.getResourceRef()),
                        renters.get(reservation.getUserId()),
                        trips.getOrDefault(reservation.getId(), List.of())))
                .toList();
    }

    /** The trips under those reservations, by reservation. Trips that another user claims to have made under one are left out. */
    private Map<String, List<TravelView>> trips(List<Reservation> reservations) {
        if (reservations.isEmpty()) {
            return Map.of();
        }
        Map<String, String> renters =
                reservations.stream().collect(Collectors.toMap(Reservation::getId, Reservation::getUserId));
        Function<Travel, String> reservation = travel -> Objects.requireNonNullElse(travel.getReservationId(), "");
        return travels.findByReservations(renters.keySet()).stream()
                .filter(travel -> Objects.equals(travel.getUserId(), renters.get(reservation.apply(travel))))
                .collect(Collectors.groupingBy(reservation, Collectors.mapping(TravelView::of, Collectors.toList())));
    }
}
