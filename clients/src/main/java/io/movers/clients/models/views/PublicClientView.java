package io.movers.clients.models.views;

import io.movers.clients.models.Client;
import io.movers.clients.models.Office;
import io.movers.common.events.contract.Location;
import java.util.List;

/** The public form of a company. */
public record PublicClientView(String id, String name, String logo, List<PublicOfficeView> offices)
        implements ListedClient, ShownClient {
    public static PublicClientView of(Client client, List<Office> offices) {
        return new PublicClientView(
                client.getId(),
                client.getName(),
                client.getLogo(),
                offices.stream().map(PublicOfficeView::of).toList());
    }

    /** The public form of an office. */
    public record PublicOfficeView(String id, String name, String country, String city, Location location) {
        static PublicOfficeView of(Office office) {
            return new PublicOfficeView(
                    office.getId(), office.getName(), office.getCountry(), office.getCity(), office.getLocation());
        }
    }
}
