package io.movers.clients.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.clients.models.Copies;
import io.movers.clients.models.OfficeAdmins;
import io.movers.clients.models.User;
import io.movers.common.errors.BadRequestException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTests {
    private static final String KNOWN = "600000000000000000000001";
    private static final String UNKNOWN = "600000000000000000000404";

    private final Copies copies = mock(Copies.class);
    private final Accounts accounts = new Accounts(copies);

    private void store() {
        given(copies.usersById(any())).willReturn(Map.of(KNOWN, mock(User.class)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, El administrador Mejor en Bici no existe",
        "1, El administrador del cliente no existe",
        "2, El administrador de reparación no existe",
        "3, El administrador de mantenimiento no existe",
        "4, El administrador de inventario no existe"
    })
    void theFirstOfTheFiveWhoIsUnknownIsTheOneThatIsTold(int first, String message) {
        store();
        String[] ids = {KNOWN, KNOWN, KNOWN, KNOWN, KNOWN};
        Arrays.fill(ids, first, 5, UNKNOWN);

        assertThatThrownBy(() -> accounts.requireAll(new OfficeAdmins(ids[0], ids[1], ids[2], ids[3], ids[4])))
                .isInstanceOf(BadRequestException.class)
                .hasMessage(message);
    }

    @Test
    void fiveTimesTheSamePersonIsAskedForOnce() {
        store();
        OfficeAdmins admins = new OfficeAdmins(KNOWN, KNOWN, KNOWN, KNOWN, KNOWN);

        assertThat(accounts.requireAll(admins)).isEqualTo(admins);
        verify(copies).usersById(Set.of(KNOWN));
    }

    @Test
    void idsAreKeptInTheFormInWhichTheyAreStored() {
        String hex = "6162636465666768696a6b6c";
        given(copies.usersById(Set.of(hex))).willReturn(Map.of(hex, mock(User.class)));
        String given = "abcdefghijkl";

        assertThat(accounts.requireAll(new OfficeAdmins(given, given, given, given, given)))
                .isEqualTo(new OfficeAdmins(hex, hex, hex, hex, hex));
    }

    @Test
    void anIdThatIsNoneIsRefusedBeforeAnybodyIsLookedFor() {
        assertThatThrownBy(() -> accounts.requireAll(new OfficeAdmins(KNOWN, KNOWN, KNOWN, KNOWN, "nope")))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("Invalid id");
        verifyNoInteractions(copies);
    }
}
