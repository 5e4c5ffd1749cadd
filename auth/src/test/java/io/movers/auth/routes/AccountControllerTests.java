package io.movers.auth.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.auth.models.Profile;
import io.movers.auth.models.User;
import io.movers.auth.models.UserEps;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.errors.TooManyRequestsException;
import io.movers.common.security.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

class AccountControllerTests extends AuthRoutes {
    private static final String USERS = "/api/users";
    private static final String HERE = "127.0.0.1";
    private static final ApiError PASSWORD_LENGTH =
            new ApiError("La contraseña debe de tener entre 4 y 20 caracteres", "password");
    private static final String SIGN_UP = """
            {"email": "ana@acme.test", "password": " secret1 ", "firstName": "Ana", "lastName": "Ruiz",
             "client": "Acme", "office": 7, "mainTransportationMethod": "Moto",
             "secondaryTransportationMethod": "Caminando", "termsDate": "1", "comodatoDate": false,
             "weight": "61.5", "phone": 3001, "eps": {"id": "e1", "name": "Sura", "extra": 1},
             "role": "admin", "status": "active", "points": 9000}
            """;
    private static final String STAFF = """
            {"email": "marta@meb.test", "password": "secret3", "firstName": "Marta", "lastName": "Gil",
             "documentType": "CC", "documentNumber": 1001, "phone": 3001, "role": "meb-admin", "client": "Acme"}
            """;

    @Test
    void signUpWithoutFieldsListsEveryViolationInTheRecordedOrder() {
        assertRefused(
                asNobody().post(USERS + "/signup", "{\"password\": \"  abc  \"}"),
                400,
                new ApiError("Email inválido", "email"),
                new ApiError("El nombre es requerido", "firstName"),
                new ApiError("El cliente es requerido", "client"),
                new ApiError("La sede es requerida", "office"),
                new ApiError("El apellido es requerido", "lastName"),
                new ApiError("Debe aceptar términos y condiciones", "termsDate"),
                new ApiError("Debe aceptar el contrato Comodato", "comodatoDate"),
                new ApiError("El medio de transporte principal es requerido", "mainTransportationMethod"),
                new ApiError("El medio de transporte secundario es requerido", "secondaryTransportationMethod"),
                PASSWORD_LENGTH);
        verifyNoInteractions(signUp);
    }

    @Test
    void signUpIsTrimmedAndItsAnswerHidesSecrets() {
        User ana = account();
        given(signUp.signUp(eq("ana@acme.test"), eq("secret1"), any(), eq(true), eq(false), eq(HERE)))
                .willReturn(ana);

        assertAnswered(asNobody().post(USERS + "/signup", SIGN_UP), 201, view(ana));

        ArgumentCaptor<Profile> profile = ArgumentCaptor.captor();
        verify(signUp).signUp(any(), any(), profile.capture(), anyBoolean(), anyBoolean(), any());
        assertThat(profile.getValue())
                .isEqualTo(Profile.builder()
                        .firstName("Ana")
                        .lastName("Ruiz")
                        .client("Acme")
                        .office("7")
                        .mainTransportationMethod("Moto")
                        .secondaryTransportationMethod("Caminando")
                        .phone("3001")
                        .weight(61.5)
                        .eps(new UserEps("e1", "Sura"))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "{\"a\": 1}", "true", "[\"secret\"]"})
    void signUpPasswordMustBeATextOfFourToTwentyCharacters(String password) {
        assertRefused(
                asNobody().post(USERS + "/signup", SIGN_UP.replace("\" secret1 \"", password)), 400, PASSWORD_LENGTH);
        assertRefused(
                as(Role.ADMIN).post(USERS + "/admin/signup", STAFF.replace("\"secret3\"", password)),
                400,
                PASSWORD_LENGTH);
        verifyNoInteractions(signUp, staffSignUp);
    }

    @Test
    void onlyStaffMaySignUpOthers() {
        assertReadOnlyFor("admin meb-admin", "POST", USERS + "/admin/signup");
        verifyNoInteractions(staffSignUp);
    }

    @Test
    void staffSignUpWithoutFieldsListsEveryViolationWithTheRecordedPhoneMessage() {
        assertRefused(
                as(Role.ADMIN).post(USERS + "/admin/signup", "{}"),
                400,
                new ApiError("Email inválido", "email"),
                new ApiError("El nombre es requerido", "firstName"),
                new ApiError("El apellido es requerido", "lastName"),
                new ApiError("El tipo de documento es requerido", "documentType"),
                new ApiError("El número de documento es requerido", "documentNumber"),
                new ApiError("El número de documento es requerido", "phone"),
                new ApiError("El rol es requerido", "role"),
                PASSWORD_LENGTH);
        assertRefused(
                as(Role.ADMIN).post(USERS + "/admin/signup", STAFF.replace("meb-admin", "king")),
                400,
                new ApiError("Invalid value", "role"));
        verifyNoInteractions(staffSignUp);
    }

    @Test
    void staffAccountHasNoCompany() {
        User marta = account();
        given(staffSignUp.signUp(any(), any(), any(), any(), any())).willReturn(marta);

        assertAnswered(as(Role.MEB_ADMIN).post(USERS + "/admin/signup", STAFF), 201, view(marta));

        ArgumentCaptor<Profile> profile = ArgumentCaptor.captor();
        verify(staffSignUp)
                .signUp(
                        caller(Role.MEB_ADMIN),
                        eq("marta@meb.test"),
                        eq("secret3"),
                        eq(Role.MEB_ADMIN),
                        profile.capture());
        assertThat(profile.getValue())
                .extracting(Profile::client, Profile::documentNumber, Profile::phone)
                .containsExactly(null, "1001", "3001");
    }

    @Test
    void codeRoutesAnswerOnlyIdEmailAndStatus() {
        User ana = account();
        given(activation.activate("ana@acme.test", 123456, HERE)).willReturn(ana);
        given(passwordReset.request("ana@acme.test", HERE)).willReturn(ana);
        given(passwordReset.setPassword("ana@acme.test", "123456", "secret2", HERE))
                .willReturn(ana);

        assertAnswered(
                asNobody().post(USERS + "/activate", "{\"email\": \"ana@acme.test\", \"activationCode\": \"123456\"}"),
                200,
                shortView(ana));
        assertAnswered(
                asNobody().post(USERS + "/password-reset", "{\"email\": \"ana@acme.test\"}"), 200, shortView(ana));
        assertAnswered(asNobody().post(USERS + "/update-password", """
                        {"email": "ana@acme.test", "activationCode": 123456, "password": " secret2 "}
                        """), 200, shortView(ana));
    }

    @Test
    void codeRoutesListEveryViolationAndAMissingAddressTwice() {
        ApiError noAddress = new ApiError("Invalid email", "email");
        ApiError emptyAddress = new ApiError("Email is email", "email");
        ApiError noCode = new ApiError("Activation code is required", "activationCode");

        assertRefused(asNobody().post(USERS + "/activate", "{}"), 400, noAddress, emptyAddress, noCode);
        assertRefused(asNobody().post(USERS + "/password-reset", "{}"), 400, noAddress, emptyAddress);
        assertRefused(
                asNobody().post(USERS + "/update-password", "{\"email\": \"x\"}"),
                400,
                noAddress,
                PASSWORD_LENGTH,
                noCode);
        assertRefused(
                asNobody().post(USERS + "/activate", "{\"email\": \"a@b.co\", \"activationCode\": \"abc\"}"),
                400,
                new ApiError("Invalid value", "activationCode"));
        verifyNoInteractions(activation, passwordReset);
    }

    @Test
    void serviceExceptionsKeepTheirStatusAndMessage() {
        given(signUp.signUp(any(), any(), any(), anyBoolean(), anyBoolean(), any()))
                .willThrow(new BadRequestException("El correo se encuentra en uso"));
        given(activation.activate(any(), anyInt(), any())).willThrow(new NotFoundException());
        given(passwordReset.request(any(), any())).willThrow(new TooManyRequestsException(Duration.ofSeconds(90)));

        assertRefused(asNobody().post(USERS + "/signup", SIGN_UP), 400, new ApiError("El correo se encuentra en uso"));
        assertRefused(
                asNobody().post(USERS + "/activate", "{\"email\": \"a@b.co\", \"activationCode\": 1}"),
                404,
                new ApiError("Not Found"));
        assertThat(asNobody().post(USERS + "/password-reset", "{\"email\": \"a@b.co\"}"))
                .hasStatus(429)
                .hasHeader("Retry-After", "90");
    }

    @Test
    void longTextsOfASignUpAreRefused() {
        assertRefused(
                asNobody().post(USERS + "/signup", SIGN_UP.replace("\"Ana\"", "\"" + "a".repeat(20_000) + "\"")),
                400,
                new ApiError("Máximo 100 caracteres", "firstName"));
        verifyNoInteractions(signUp);
    }

    @Test
    void blankActivationCodeIsRefused() {
        assertRefused(
                asNobody().post(USERS + "/activate", "{\"email\": \"ana@acme.test\", \"activationCode\": \"  \"}"),
                400,
                new ApiError("Activation code is required", "activationCode"));
        verifyNoInteractions(activation);
    }

    @Test
    void loneSurrogateInAPasswordIsRefused() {
        assertRefused(
                asNobody()
                        .post(
                                USERS + "/signup",
                                SIGN_UP.replaceFirst("\"password\": \"[^\"]*\"", "\"password\": \"secret\\\\ud800\"")),
                400,
                new ApiError("Caracteres no permitidos", "password"));
        assertRefused(
                asNobody().post(USERS + "/signin", "{\"email\": \"ana@acme.test\", \"password\": \"secret\\udc00\"}"),
                400,
                new ApiError("Caracteres no permitidos", "password"));
        verifyNoInteractions(signUp, signIn);
    }
}
