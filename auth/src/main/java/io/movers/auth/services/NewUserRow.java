package io.movers.auth.services;

import io.movers.auth.models.Profile;
import io.movers.common.json.TextCharacters;
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
        return password instanceof String secret
                && !TextCharacters.areRefusedInLine(secret)
                && RowValues.line(email, RowValues.EMAIL) != null
                && RowValues.line(firstName, RowValues.NAME) != null
                && RowValues.line(lastName, RowValues.NAME) != null
                && RowValues.line(client, RowValues.NAME) != null
                && RowValues.line(office, RowValues.NAME) != null
                && RowValues.line(mainTransportationMethod, RowValues.NAME) != null
                && RowValues.line(secondaryTransportationMethod, RowValues.NAME) != null;
    }

    /** The address of a readable row. */
    String address() {
        return String.valueOf(RowValues.line(email, RowValues.EMAIL));
    }

    /** The office of a readable row. */
    String officeName() {
        return String.valueOf(RowValues.text(office));
    }

    /** The company of a readable row. */
    String company() {
        return String.valueOf(RowValues.line(client, RowValues.NAME));
    }

    Profile profile() {
        return Profile.builder()
                .firstName(RowValues.line(firstName, RowValues.NAME))
                .lastName(RowValues.line(lastName, RowValues.NAME))
                .client(RowValues.line(client, RowValues.NAME))
                .office(RowValues.line(office, RowValues.NAME))
                .mainTransportationMethod(RowValues.line(mainTransportationMethod, RowValues.NAME))
                .secondaryTransportationMethod(RowValues.line(secondaryTransportationMethod, RowValues.NAME))
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
