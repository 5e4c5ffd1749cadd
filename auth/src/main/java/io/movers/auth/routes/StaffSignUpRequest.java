package io.movers.auth.routes;

import io.movers.auth.models.Profile;
import io.movers.common.web.Check;
import io.movers.common.web.Is;
import org.jspecify.annotations.Nullable;

@Check(field = "email", is = Is.EMAIL, message = "Email inválido")
@Check(field = "firstName", is = Is.NOT_EMPTY, message = "El nombre es requerido")
@Check(field = "lastName", is = Is.NOT_EMPTY, message = "El apellido es requerido")
@Check(field = "documentType", is = Is.NOT_EMPTY, message = "El tipo de documento es requerido")
@Check(field = "documentNumber", is = Is.NOT_EMPTY, message = "El número de documento es requerido")
@Check(field = "phone", is = Is.NOT_EMPTY, message = "El número de documento es requerido")
@Check(field = "role", is = Is.NOT_EMPTY, message = "El rol es requerido")
@Check(
        field = "password",
        is = Is.LENGTH,
        min = 4,
        max = 20,
        trim = true,
        text = true,
        message = "La contraseña debe de tener entre 4 y 20 caracteres")
record StaffSignUpRequest(
        String email,
        String password,
        String firstName,
        String lastName,
        String documentType,
        String documentNumber,
        String phone,
        String role,
        @Nullable String photo) {

    Profile profile() {
        return new Profile(
                firstName,
                lastName,
                null,
                null,
                null,
                null,
                phone,
                null,
                null,
                null,
                null,
                null,
                documentType,
                documentNumber,
                null,
                photo);
    }
}
