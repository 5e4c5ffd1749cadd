package io.movers.auth.models;

import org.jspecify.annotations.Nullable;

/** What people say about themselves. Null leaves open, and so does what JavaScript takes for false: an empty text, a zero. */
public record Profile(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String client,
        @Nullable String office,
        @Nullable String mainTransportationMethod,
        @Nullable String secondaryTransportationMethod,
        @Nullable String phone,
        @Nullable Double weight,
        @Nullable String emergencyContactName,
        @Nullable String emergencyContactPhone,
        @Nullable String bloodType,
        @Nullable String gender,
        @Nullable String documentType,
        @Nullable String documentNumber,
        @Nullable UserEps eps,
        @Nullable String photo) {
    public Profile {
        firstName = given(firstName);
        lastName = given(lastName);
        client = given(client);
        office = given(office);
        mainTransportationMethod = given(mainTransportationMethod);
        secondaryTransportationMethod = given(secondaryTransportationMethod);
        phone = given(phone);
        weight = weight == null || weight == 0 ? null : weight;
        emergencyContactName = given(emergencyContactName);
        emergencyContactPhone = given(emergencyContactPhone);
        bloodType = given(bloodType);
        gender = given(gender);
        documentType = given(documentType);
        documentNumber = given(documentNumber);
        eps = eps == null || eps.saysNothing() ? null : eps;
    }

    /** Somebody of whom only the name is known. */
    public static Profile named(String firstName, String lastName) {
        return new Profile(
                firstName, lastName, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    /** The same in another company. */
    public Profile withClient(@Nullable String other) {
        return new Profile(
                firstName,
                lastName,
                other,
                office,
                mainTransportationMethod,
                secondaryTransportationMethod,
                phone,
                weight,
                emergencyContactName,
                emergencyContactPhone,
                bloodType,
                gender,
                documentType,
                documentNumber,
                eps,
                photo);
    }

    /** The same with a photo that is stored there. */
    public Profile withPhoto(@Nullable String address) {
        return new Profile(
                firstName,
                lastName,
                client,
                office,
                mainTransportationMethod,
                secondaryTransportationMethod,
                phone,
                weight,
                emergencyContactName,
                emergencyContactPhone,
                bloodType,
                gender,
                documentType,
                documentNumber,
                eps,
                address);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
