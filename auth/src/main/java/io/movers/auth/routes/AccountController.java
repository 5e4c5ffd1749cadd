package io.movers.auth.routes;

import io.movers.auth.models.views.AccountView;
import io.movers.auth.models.views.UserView;
import io.movers.auth.services.ActivationService;
import io.movers.auth.services.PasswordResetService;
import io.movers.auth.services.Roles;
import io.movers.auth.services.RowValues;
import io.movers.auth.services.SignUpService;
import io.movers.auth.services.StaffSignUpService;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.limits.ClientAddress;
import io.movers.common.security.limits.RateLimited;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.Described;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing up, activation and password resets. */
@RestController
@RequestMapping("/api/users")
class AccountController {
    private final SignUpService signUp;
    private final StaffSignUpService staffSignUp;
    private final ActivationService activation;
    private final PasswordResetService passwordReset;

    AccountController(
            SignUpService signUp,
            StaffSignUpService staffSignUp,
            ActivationService activation,
            PasswordResetService passwordReset) {
        this.signUp = signUp;
        this.staffSignUp = staffSignUp;
        this.activation = activation;
        this.passwordReset = passwordReset;
    }

    @PostMapping("/signup")
    @RateLimited("signup")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Caller.ANYONE)
    @Described("Signs the caller up with an address of an authorized domain, and sends a code.")
    UserView signUp(@RequestBody SignUpRequest body, HttpServletRequest request) {
        return UserView.of(signUp.signUp(
                body.email(),
                body.password(),
                body.profile(),
                RowValues.isTruthy(body.termsDate()),
                RowValues.isTruthy(body.comodatoDate()),
                ClientAddress.of(request)));
    }

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping("/admin/signup")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Caller.STAFF)
    @Described("Creates an account for somebody else.")
    UserView createUser(@RequestBody StaffSignUpRequest body, CurrentUser caller) {
        return UserView.of(
                staffSignUp.signUp(caller, body.email(), body.password(), Roles.require(body.role()), body.profile()));
    }

    @PostMapping("/activate")
    @RateLimited("activate")
    @Access(Caller.ANYONE)
    @Described(value = "Confirms an address with the code that was sent to it.", notFound = true)
    AccountView activateAccount(@RequestBody ActivateRequest body, HttpServletRequest request) {
        return AccountView.of(activation.activate(body.email(), body.code(), ClientAddress.of(request)));
    }

    @PostMapping("/password-reset")
    @RateLimited("reset")
    @Access(Caller.ANYONE)
    @Described(value = "Sends a code with which the password can be set.", notFound = true)
    AccountView requestPasswordReset(@RequestBody ResetRequest body, HttpServletRequest request) {
        return AccountView.of(passwordReset.request(body.email(), ClientAddress.of(request)));
    }

    @PostMapping("/update-password")
    @RateLimited("update-password")
    @Access(Caller.ANYONE)
    @Described(value = "Sets a new password with the code that was sent.", notFound = true)
    AccountView resetPassword(@RequestBody UpdatePasswordRequest body, HttpServletRequest request) {
        return AccountView.of(passwordReset.setPassword(
                body.email(), body.activationCode(), body.password(), ClientAddress.of(request)));
    }
}
