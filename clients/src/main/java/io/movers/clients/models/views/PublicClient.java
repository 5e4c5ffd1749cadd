package io.movers.clients.models.views;

import io.movers.clients.models.Client;
import io.movers.clients.models.Office;
import io.movers.common.events.contract.Location;
import java.util.List;

/** What anybody may know of a company. */
public record PublicClient(String id, String name, String logo, List<PublicOffice> offices) {
    public static PublicClient of(Client client, List<Office> offices) {
        return new PublicClient(
                client.getId(),
                client.getName(),
                client.getLogo(),
                offices.stream().map(PublicOffice::of).toList());
    }

    /** What anybody may know of an office. */
    public record PublicOffice(String id, String name, String country, String city, Location location) {
        static PublicOffice of(Office office) {
            return new PublicOffice(
                    office.getId(), office.getName(), office.getCountry(), office.getCity(), office.getLocation());
        }
    }
}
