package io.movers.auth.routes;

import io.movers.auth.models.Profile;
import io.movers.auth.models.UserEps;
import io.movers.common.web.Check;
import io.movers.common.web.Is;
import org.jspecify.annotations.Nullable;

@Check(field = "email", is = Is.EMAIL, message = "Email inválido")
@Check(field = "firstName", is = Is.NOT_EMPTY, message = "El nombre es requerido")
@Check(field = "client", is = Is.NOT_EMPTY, message = "El cliente es requerido")
@Check(field = "office", is = Is.NOT_EMPTY, message = "La sede es requerida")
@Check(field = "lastName", is = Is.NOT_EMPTY, message = "El apellido es requerido")
@Check(field = "termsDate", is = Is.BOOLEAN, message = "Debe aceptar términos y condiciones")
@Check(field = "comodatoDate", is = Is.BOOLEAN, message = "Debe aceptar el contrato Comodato")
@Check(field = "mainTransportationMethod", is = Is.NOT_EMPTY, message = "El medio de transporte principal es requerido")
@Check(
        field = "secondaryTransportationMethod",
        is = Is.NOT_EMPTY,
        message = "El medio de transporte secundario es requerido")
@Check(
        field = "password",
        is = Is.LENGTH,
        min = 4,
        max = 20,
        trim = true,
        text = true,
        message = "La contraseña debe de tener entre 4 y 20 caracteres")
record SignUpRequest(
        String email,
        String password,
        String firstName,
        String lastName,
        String client,
        String office,
        String mainTransportationMethod,
        String secondaryTransportationMethod,
        Object termsDate,
        Object comodatoDate,
        @Nullable Double weight,
        @Nullable String phone,
        @Nullable String emergencyContactName,
        @Nullable String emergencyContactPhone,
        @Nullable String bloodType,
        @Nullable String gender,
        @Nullable String documentNumber,
        @Nullable UserEps eps) {

    Profile profile() {
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
                null,
                documentNumber,
                eps,
                null);
    }
}
