package io.movers.resources.services;

import io.movers.common.data.AggregateStore;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.ForbiddenException;
import io.movers.common.events.contract.Indicators;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import io.movers.resources.models.Rental;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.Reservations;
import io.movers.resources.models.Resource;
import io.movers.resources.models.Resources;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Rents: a resource is given to somebody, taken back, judged, and the judgement answered.
 *
 * <p>At a rent the resource leads; at a return the reservation is closed first and then frees the resource
 * ({@link RentalRelease}), so that nobody gets a resource whose last reservation is still open.
 */
@Service
public class RentService {
    private final Resources resources;
    private final Reservations reservations;
    private final ResourceChanges changes;
    private final Settlement settlement;
    private final RentalRelease release;
    private final AggregateStore store;
    private final Companies companies;
    private final Clock clock;

    RentService(
            Resources resources,
            Reservations reservations,
            ResourceChanges changes,
            Settlement settlement,
            RentalRelease release,
            AggregateStore store,
            Companies companies,
            Clock clock) {
        this.resources = resources;
        this.reservations = reservations;
        this.changes = changes;
        this.settlement = settlement;
        this.release = release;
        this.store = store;
        this.companies = companies;
        this.clock = clock;
    }

    /** A resource and the reservation that it is or was rented under. */
    public record Rented(Resource resource, Reservation reservation) {}

    /** Gives a resource of his companies to the caller; of several at once, one gets it. */
    public Rented rent(String id, @Nullable Double typeRent, CurrentUser caller) {
        CompanyScope scope = companies.of(caller);
        Instant now = clock.instant();
        Rental rental = new Rental(new ObjectId().toHexString(), caller.id(), typeRent, now);
        Resource rented = changes.change(id, RentService::notForRent, resource -> {
            if (!scope.includes(resource.getClient())) {
                throw notForRent();
            }
            resource.rent(rental, now);
            return true;
        });
        return new Rented(rented, Reservation.from(rental, rented.getReference()));
    }

    /** Takes a resource back from the caller, or from anybody if he is staff; taking it back again changes nothing. */
    public Rented giveBack(
            String id, @Nullable String reservationId, @Nullable Indicators measured, CurrentUser caller) {
        Resource resource = resources.findById(id).orElseThrow(RentService::notRented);
        settlement.settle(resource);
        Reservation reservation = reservationOf(resource, reservationId).orElseThrow(RentService::notRented);
        mayGiveBack(resource, reservation, caller);
        Reservation finished = OptimisticRetry.retry(() -> {
            Reservation current = reservations.findById(reservation.getId()).orElseThrow(RentService::notRented);
            if (!current.isFinished() || measured != null) {
                current.finish(measured, clock.instant());
                store.save(current);
            }
            return current;
        });
        return new Rented(release.release(finished).orElse(resource), finished);
    }

    private Optional<Reservation> reservationOf(Resource resource, @Nullable String reservationId) {
        return reservationId == null
                ? Optional.empty()
                : reservations
                        .findById(reservationId)
                        .filter(reservation -> reservation.getResourceRef().equals(resource.getReference())
                                || resource.isRentedUnder(reservation.getId()));
    }

    private void mayGiveBack(Resource resource, Reservation reservation, CurrentUser caller) {
        if (!reservation.getUserId().equals(caller.id()) && !caller.role().isStaff()) {
            throw refusal(resource.getClient(), caller, RentService::notRented);
        }
    }

    /** Judges a rental of the caller's; what he leaves out stays. */
    public Reservation rate(String id, @Nullable Double rating, @Nullable String comments, CurrentUser caller) {
        return change(id, RentService::notReserved, reservation -> {
            if (!reservation.getUserId().equals(caller.id())) {
                throw refusal(clientOf(reservation), caller, RentService::notReserved);
            }
            reservation.rate(rating, comments);
        });
    }

    /** Answers the judgement of a rental within the caller's companies. */
    public Reservation reply(String id, String reply, CurrentUser caller) {
        Supplier<BadRequestException> notFound = () -> new BadRequestException("Reservation not found");
        CompanyScope scope = companies.of(caller);
        return change(id, notFound, reservation -> {
            if (!scope.all() && !scope.includes(clientOf(reservation))) {
                throw notFound.get();
            }
            reservation.reply(reply);
        });
    }

    private Reservation change(
            String id, Supplier<BadRequestException> notFound, java.util.function.Consumer<Reservation> decision) {
        return OptimisticRetry.retry(() -> {
            Reservation reservation = reservations.findById(id).orElseThrow(notFound);
            decision.accept(reservation);
            store.save(reservation);
            return reservation;
        });
    }

    private @Nullable String clientOf(Reservation reservation) {
        return resources
                .findFirstByReference(reservation.getResourceRef())
                .map(Resource::getClient)
                .orElse(null);
    }

    /** What belongs to another company is not there; what belongs to a colleague is not his. */
    private RuntimeException refusal(
            @Nullable String client, CurrentUser caller, Supplier<BadRequestException> notFound) {
        return companies.of(caller).includes(client) ? new ForbiddenException() : notFound.get();
    }

    private static BadRequestException notForRent() {
        return new BadRequestException("The reference already exists");
    }

    private static BadRequestException notRented() {
        return new BadRequestException("The resource does not exists");
    }

    private static BadRequestException notReserved() {
        return new BadRequestException("The reservation does not already exists");
    }
}
