package io.movers.__names__.routes;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.__names__.models.New__Name__;
import io.movers.__names__.models.__Name__;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.NotFoundException;
import io.movers.common.security.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class __Name__ControllerTests extends __Names__Routes {
    private static final String ALL = "/api/__names__";
    private static final String ONE = ALL + "/" + ID;

    private static __Name__ open() {
        return __Name__.open(new New__Name__("Flat tyre", "Rear"), CALLER, Instant.parse("2026-05-01T10:00:00Z"));
    }

    private static String json(__Name__ __name__) {
        return """
                {"id": "%s", "status": "open", "userId": "%s", "title": "Flat tyre", "note": "Rear",
                 "createdAt": "2026-05-01T10:00:00.000Z", "version": 0}""".formatted(__name__.getId(), CALLER);
    }

    @ParameterizedTest
    @CsvSource({"GET, " + ALL, "GET, " + ONE, "POST, " + ALL})
    void everybodySignedInMayListShowAndCreate(String method, String path) {
        assertOpenOnlyTo(
                "admin meb-admin inventory-manager repair-manager maintenance-manager client client-admin user",
                method,
                path);
        verifyNoInteractions(__names__);
    }

    @Test
    void onlyStaffCloses() {
        assertOpenOnlyTo("admin meb-admin", "PUT", ONE + "/close");
        verifyNoInteractions(__names__);
    }

    @Test
    void textsAreCheckedBeforeAnythingIsStored() {
        assertRefused(as(Role.USER).post(ALL, "{\"title\": \" \"}"), 400, new ApiError("Title is required", "title"));
        assertRefused(
                as(Role.USER).post(ALL, "{\"title\": \"%s\", \"note\": \"%s\"}".formatted("t".repeat(101), "n".repeat(2_001))),
                400,
                new ApiError("Máximo 100 caracteres", "title"),
                new ApiError("Máximo 2000 caracteres", "note"));
        verifyNoInteractions(__names__);
    }

    @Test
    void createdOneIsAnsweredAndFieldsOfTheServerAreIgnored() {
        __Name__ __name__ = open();
        given(__names__.open(eq(new New__Name__("Flat tyre", "Rear")), caller(Role.USER))).willReturn(__name__);

        assertAnswered(
                as(Role.USER).post(ALL, "{\"title\": \"Flat tyre\", \"note\": \"Rear\", \"status\": \"closed\", \"userId\": \"x\"}"),
                201,
                json(__name__));
    }

    @Test
    void listIsAnArrayAndUnknownIdIsNotFound() {
        __Name__ __name__ = open();
        given(__names__.page(caller(Role.USER), any())).willReturn(List.of(__name__));
        given(__names__.find(eq(ID), caller(Role.USER))).willThrow(new NotFoundException());

        assertAnswered(as(Role.USER).get(ALL), 200, "[" + json(__name__) + "]");
        assertRefused(as(Role.USER).get(ONE), 404, new ApiError("Not Found"));
        assertRefused(as(Role.USER).get(ALL + "/1"), 400, new ApiError("Invalid id"));
    }
}
