package io.movers.auth.routes;

import io.movers.auth.models.Profile;
import io.movers.auth.models.UserEps;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import org.jspecify.annotations.Nullable;

@FieldCheck(field = "email", is = Constraint.EMAIL, message = "Email inválido")
@FieldCheck(field = "firstName", is = Constraint.NOT_EMPTY, message = "El nombre es requerido")
@FieldCheck(field = "client", is = Constraint.NOT_EMPTY, message = "El cliente es requerido")
@FieldCheck(field = "office", is = Constraint.NOT_EMPTY, message = "La sede es requerida")
@FieldCheck(field = "lastName", is = Constraint.NOT_EMPTY, message = "El apellido es requerido")
@FieldCheck(field = "termsDate", is = Constraint.BOOLEAN, message = "Debe aceptar términos y condiciones")
@FieldCheck(field = "comodatoDate", is = Constraint.BOOLEAN, message = "Debe aceptar el contrato Comodato")
@FieldCheck(
        field = "mainTransportationMethod",
        is = Constraint.NOT_EMPTY,
        message = "El medio de transporte principal es requerido")
@FieldCheck(
        field = "secondaryTransportationMethod",
        is = Constraint.NOT_EMPTY,
        message = "El medio de transporte secundario es requerido")
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
                .build();
    }
}
