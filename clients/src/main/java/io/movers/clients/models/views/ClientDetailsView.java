package io.movers.clients.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.movers.clients.models.Client;
import io.movers.clients.models.User;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A company with its two administrators. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ClientDetailsView(
        @JsonUnwrapped ClientView client,
        @JsonProperty("meb_admin") @Nullable AdminView mebAdmin,
        @JsonProperty("super_admin_client") @Nullable AdminView superAdminClient)
        implements ShownClient {
    /**
     * Shows a company with the people who run it.
     *
     * @param users known accounts, by id
     */
    public static ClientDetailsView of(Client client, Map<String, User> users) {
        return new ClientDetailsView(
                ClientView.of(client),
                AdminView.ofNullable(find(users, client.getMebAdmin())),
                AdminView.ofNullable(find(users, client.getSuperAdminClient())));
    }

    private static @Nullable User find(Map<String, User> users, @Nullable String id) {
        return id == null ? null : users.get(id);
    }
}
