package io.movers.auth.routes;

import io.movers.auth.models.Profile;
import io.movers.auth.models.UserEps;
import io.movers.auth.services.PasswordChange;
import io.movers.auth.services.PasswordProperties;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

@FieldCheck(field = "firstName", is = Constraint.NOT_EMPTY, message = "El nombre es requerido")
@FieldCheck(field = "client", is = Constraint.NOT_EMPTY, message = "El cliente es requerido")
@FieldCheck(field = "office", is = Constraint.NOT_EMPTY, message = "La sede es requerida")
@FieldCheck(field = "lastName", is = Constraint.NOT_EMPTY, message = "El apellido es requerido")
@FieldCheck(
        fields = {
            "firstName",
            "lastName",
            "client",
            "office",
            "mainTransportationMethod",
            "secondaryTransportationMethod",
            "phone",
            "emergencyContactName",
            "emergencyContactPhone",
            "bloodType",
            "gender",
            "documentNumber",
            "eps.id",
            "eps.name"
        },
        is = Constraint.TEXT)
@FieldCheck(field = "photo", is = Constraint.IMAGE)
@FieldCheck(field = "password", is = Constraint.TEXT)
@FieldCheck(field = "currentPassword", is = Constraint.TEXT, max = 1_000)
record ProfileRequest(
        String firstName,
        String lastName,
        String client,
        String office,
        @Nullable Object password,
        @Nullable String currentPassword,
        @Nullable String mainTransportationMethod,
        @Nullable String secondaryTransportationMethod,
        @Nullable String phone,
        @Nullable Double weight,
        @Nullable String emergencyContactName,
        @Nullable String emergencyContactPhone,
        @Nullable String bloodType,
        @Nullable String gender,
        @Nullable String documentNumber,
        @Nullable UserEps eps,
        @Nullable String photo) {
    /** Returns the new password; null if it stays the same, which an empty password means, too. */
    @Nullable PasswordChange passwordChange(PasswordProperties bounds) {
        if (password == null || "".equals(password)) {
            return null;
        }
        if (!(password instanceof String text)) {
            throw refused(bounds);
        }
        String trimmed = text.strip();
        if (!bounds.fits(trimmed)) {
            throw refused(bounds);
        }
        return new PasswordChange(trimmed, currentPassword);
    }

    private static RequestValidationException refused(PasswordProperties bounds) {
        return new RequestValidationException(List.of(new ApiError(bounds.lengthMessage(), "password")));
    }

    Profile profile() {
        return Profile.builder()
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
                .documentNumber(documentNumber)
                .eps(eps)
                .photo(photo)
                .build();
    }
}
