package io.movers.auth.routes;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.auth.models.User;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.ForbiddenException;
import io.movers.common.security.Role;
import org.junit.jupiter.api.Test;

class ErasureControllerTests extends AuthRoutes {
    private static final String ERASE = "/api/users/" + ID + "/erase";

    @Test
    void onlyStaffErases() {
        assertReadOnlyFor("admin meb-admin", "POST", ERASE);
        verifyNoInteractions(erasure);
    }

    @Test
    void theAddressMustBeConfirmed() {
        assertRefused(
                as(Role.ADMIN).post(ERASE, "{}"),
                400,
                new ApiError("Invalid email", "email"),
                new ApiError("Email is required", "email"));
        verifyNoInteractions(erasure);
    }

    @Test
    void anErasureAnswersWhatIsLeft() {
        User ana = account();
        ana.erase(NOW);
        given(erasure.erase(caller(Role.MEB_ADMIN), eq(ID), eq("ana@acme.test")))
                .willReturn(ana);

        assertAnswered(
                as(Role.MEB_ADMIN).post(ERASE, "{\"email\": \"ana@acme.test\"}"), 200, """
                {"id": "%1$s", "email": "erased-%1$s@erased.invalid", "status": "unverified"}
                """.formatted(ana.getId()));
    }

    @Test
    void anAccountThatRanksAboveTheCallerIsRefused() {
        given(erasure.erase(any(), any(), any())).willThrow(new ForbiddenException());

        assertRefused(as(Role.MEB_ADMIN).post(ERASE, "{\"email\": \"ana@acme.test\"}"), 403, new ApiError("Forbidden"));
    }
}
