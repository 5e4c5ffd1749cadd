package io.movers.auth.routes;

import io.movers.auth.models.Profile;
import io.movers.common.schema.Shape;
import io.movers.common.security.Role;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import org.jspecify.annotations.Nullable;

@FieldCheck(field = "email", is = Constraint.EMAIL, message = "Email inválido")
@FieldCheck(field = "firstName", is = Constraint.NOT_EMPTY, message = "El nombre es requerido")
@FieldCheck(field = "lastName", is = Constraint.NOT_EMPTY, message = "El apellido es requerido")
@FieldCheck(field = "documentType", is = Constraint.NOT_EMPTY, message = "El tipo de documento es requerido")
@FieldCheck(field = "documentNumber", is = Constraint.NOT_EMPTY, message = "El número de documento es requerido")
@FieldCheck(field = "phone", is = Constraint.NOT_EMPTY, message = "El número de documento es requerido")
@FieldCheck(field = "role", is = Constraint.NOT_EMPTY, message = "El rol es requerido")
@FieldCheck(
        field = "password",
        is = Constraint.LENGTH,
        minFrom = "movers.passwords.min-length",
        maxFrom = "movers.passwords.max-length",
        trim = true,
        text = true,
        message = "La contraseña debe de tener entre {min} y {max} caracteres")
@FieldCheck(field = "email", is = Constraint.TEXT, max = 254)
@FieldCheck(field = "password", is = Constraint.TEXT)
@FieldCheck(
        fields = {"firstName", "lastName", "documentType", "documentNumber", "phone", "role"},
        is = Constraint.TEXT)
@FieldCheck(field = "photo", is = Constraint.IMAGE)
record StaffSignUpRequest(
        String email,
        String password,
        String firstName,
        String lastName,
        String documentType,
        String documentNumber,
        String phone,
        @Shape(oneOf = Role.class) String role,
        @Nullable String photo) {

    Profile profile() {
        return Profile.builder()
                .firstName(firstName)
                .lastName(lastName)
                .phone(phone)
                .documentType(documentType)
                .documentNumber(documentNumber)
                .photo(photo)
                .build();
    }
}
