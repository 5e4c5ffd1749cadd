package io.movers.auth.routes;

import static org.mockito.BDDMockito.given;

import io.movers.auth.models.Eps;
import io.movers.auth.models.TransportMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListControllerTests extends AuthRoutes {
    @Test
    void signUpListsAreOpenToEverybody() {
        given(seedLists.eps()).willReturn(List.of(new Eps("e1", "Sura", NOW, 0)));
        given(seedLists.transportMethods()).willReturn(List.of(new TransportMethod("t1", "Moto", null, null)));

        assertAnswered(asNobody().get("/api/users/eps-list"), 200, """
                [{"id": "e1", "name": "Sura", "createdAt": "2024-05-01T10:00:00.000Z", "version": 0}]
                """);
        assertAnswered(asNobody().get("/api/users/transport-methods"), 200, "[{\"id\": \"t1\", \"name\": \"Moto\"}]");
    }
}
