package io.movers.auth.services;

import io.movers.auth.models.Profile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of {@code load-users}, as it was sent. */
public record NewUserRow(
        @Nullable Object email,
        @Nullable Object password,
        @Nullable Object firstName,
        @Nullable Object lastName,
        @Nullable Object client,
        @Nullable Object office,
        @Nullable Object mainTransportationMethod,
        @Nullable Object secondaryTransportationMethod) {

    boolean isReadable() {
        return password instanceof String
                && RowValues.text(email) != null
                && RowValues.text(firstName) != null
                && RowValues.text(lastName) != null
                && RowValues.text(client) != null
                && RowValues.text(office) != null
                && RowValues.text(mainTransportationMethod) != null
                && RowValues.text(secondaryTransportationMethod) != null;
    }

    /** The address of a readable row. */
    String address() {
        return String.valueOf(RowValues.text(email));
    }

    /** The company of a readable row. */
    String company() {
        return String.valueOf(RowValues.text(client));
    }

    Profile profile() {
        return Profile.builder()
                .firstName(RowValues.text(firstName))
                .lastName(RowValues.text(lastName))
                .client(RowValues.text(client))
                .office(RowValues.text(office))
                .mainTransportationMethod(RowValues.text(mainTransportationMethod))
                .secondaryTransportationMethod(RowValues.text(secondaryTransportationMethod))
                .build();
    }

    /** The row without its password, for the answer. */
    public Map<String, @Nullable Object> shown() {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("email", email);
        shown.put("firstName", firstName);
        shown.put("lastName", lastName);
        shown.put("client", client);
        shown.put("office", office);
        shown.put("mainTransportationMethod", mainTransportationMethod);
        shown.put("secondaryTransportationMethod", secondaryTransportationMethod);
        return shown;
    }
}
