package io.movers.auth.routes;

import io.movers.auth.models.Profile;
import io.movers.auth.models.UserEps;
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
record ProfileRequest(
        String firstName,
        String lastName,
        String client,
        String office,
        @Nullable Object password,
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
    private static final int SHORTEST_PASSWORD = 4;
    private static final int LONGEST_PASSWORD = 20;

    /** Returns the password to set; null when it stays. An empty password means that it stays, as recorded. */
    @Nullable String newPassword() {
        if (password == null || "".equals(password)) {
            return null;
        }
        if (password instanceof String text) {
            String trimmed = text.strip();
            if (trimmed.length() >= SHORTEST_PASSWORD && trimmed.length() <= LONGEST_PASSWORD) {
                return trimmed;
            }
        }
        throw new RequestValidationException(
                List.of(new ApiError("La contraseña debe de tener entre 4 y 20 caracteres", "password")));
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
