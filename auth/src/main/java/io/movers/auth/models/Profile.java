package io.movers.auth.models;

import org.jspecify.annotations.Nullable;

/**
 * The profile of a user. Null means that the field was not given; empty texts and a weight of zero count as not given, too.
 */
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

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with the fields of this profile. */
    public Builder toBuilder() {
        return builder()
                .firstName(firstName)
                .lastName(lastName)
                .client(client)
                .office(office)
                .mainTransportationMethod(mainTransportationMethod)
                .secondaryTransportationMethod(secondaryTransportationMethod)
                .phone(phone)
                .weight(weight)
                .emergencyContactName(emergencyContactName)
                .emergencyContactPhone(emergencyContactPhone)
                .bloodType(bloodType)
                .gender(gender)
                .documentType(documentType)
                .documentNumber(documentNumber)
                .eps(eps)
                .photo(photo);
    }

    /** Names the fields of a profile; those that are left out are null. */
    public static final class Builder {
        private @Nullable String firstName;
        private @Nullable String lastName;
        private @Nullable String client;
        private @Nullable String office;
        private @Nullable String mainTransportationMethod;
        private @Nullable String secondaryTransportationMethod;
        private @Nullable String phone;
        private @Nullable Double weight;
        private @Nullable String emergencyContactName;
        private @Nullable String emergencyContactPhone;
        private @Nullable String bloodType;
        private @Nullable String gender;
        private @Nullable String documentType;
        private @Nullable String documentNumber;
        private @Nullable UserEps eps;
        private @Nullable String photo;

        private Builder() {}

        public Builder firstName(@Nullable String value) {
            firstName = value;
            return this;
        }

        public Builder lastName(@Nullable String value) {
            lastName = value;
            return this;
        }

        public Builder client(@Nullable String value) {
            client = value;
            return this;
        }

        public Builder office(@Nullable String value) {
            office = value;
            return this;
        }

        public Builder mainTransportationMethod(@Nullable String value) {
            mainTransportationMethod = value;
            return this;
        }

        public Builder secondaryTransportationMethod(@Nullable String value) {
            secondaryTransportationMethod = value;
            return this;
        }

        public Builder phone(@Nullable String value) {
            phone = value;
            return this;
        }

        public Builder weight(@Nullable Double value) {
            weight = value;
            return this;
        }

        public Builder emergencyContactName(@Nullable String value) {
            emergencyContactName = value;
            return this;
        }

        public Builder emergencyContactPhone(@Nullable String value) {
            emergencyContactPhone = value;
            return this;
        }

        public Builder bloodType(@Nullable String value) {
            bloodType = value;
            return this;
        }

        public Builder gender(@Nullable String value) {
            gender = value;
            return this;
        }

        public Builder documentType(@Nullable String value) {
            documentType = value;
            return this;
        }

        public Builder documentNumber(@Nullable String value) {
            documentNumber = value;
            return this;
        }

        public Builder eps(@Nullable UserEps value) {
            eps = value;
            return this;
        }

        public Builder photo(@Nullable String value) {
            photo = value;
            return this;
        }

        public Profile build() {
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
                    photo);
        }
    }
}
