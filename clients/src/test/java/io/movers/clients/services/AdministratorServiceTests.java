package io.movers.clients.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.clients.models.OfficeAdmins;
import io.movers.clients.models.User;
import io.movers.clients.models.UserRepository;
import io.movers.common.errors.BadRequestException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministratorServiceTests {
    private static final String KNOWN = "600000000000000000000001";
    private static final String UNKNOWN = "600000000000000000000404";

    private final UserRepository users = mock(UserRepository.class);
    private final AdministratorService administrators = new AdministratorService(users);

    private void storeKnownAccount() {
        given(users.findByIds(any())).willReturn(Map.of(KNOWN, mock(User.class)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, El administrador Mejor en Bici no existe",
        "1, El administrador del cliente no existe",
        "2, El administrador de reparación no existe",
        "3, El administrador de mantenimiento no existe",
        "4, El administrador de inventario no existe"
    })
    void theErrorNamesTheFirstUnknownAdministrator(int first, String message) {
        storeKnownAccount();
        String[] ids = {KNOWN, KNOWN, KNOWN, KNOWN, KNOWN};
        Arrays.fill(ids, first, 5, UNKNOWN);

        assertThatThrownBy(() -> administrators.requireAll(new OfficeAdmins(ids[0], ids[1], ids[2], ids[3], ids[4])))
                .isInstanceOf(BadRequestException.class)
                .hasMessage(message);
    }

    @Test
    void anAccountNamedFiveTimesIsLookedUpOnce() {
        storeKnownAccount();
        OfficeAdmins admins = new OfficeAdmins(KNOWN, KNOWN, KNOWN, KNOWN, KNOWN);

        assertThat(administrators.requireAll(admins)).isEqualTo(admins);
        verify(users).findByIds(Set.of(KNOWN));
    }

    @Test
    void twelveCharacterIdsAreReturnedAsHexadecimal() {
        String hex = "6162636465666768696a6b6c";
        given(users.findByIds(Set.of(hex))).willReturn(Map.of(hex, mock(User.class)));
        String given = "abcdefghijkl";

        assertThat(administrators.requireAll(new OfficeAdmins(given, given, given, given, given)))
                .isEqualTo(new OfficeAdmins(hex, hex, hex, hex, hex));
    }

    @Test
    void malformedAdministratorIdIsRefusedWithoutAQuery() {
        assertThatThrownBy(() -> administrators.requireAll(new OfficeAdmins(KNOWN, KNOWN, KNOWN, KNOWN, "nope")))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("Invalid id");
        verifyNoInteractions(users);
    }
}
