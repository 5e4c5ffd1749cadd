package io.movers.clients.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

class ClientTests {
    private final Client client = Client.create("Acme", "1", "logo");

    private void rename(String name) {
        client.change(name, "1", "logo", "m", "s");
    }

    private Object liveName() {
        return ReflectionTestUtils.getField(client, "liveName");
    }

    @Test
    void formerNamesStayUntilTheyAreReleased() {
        rename("Acme SAS");
        rename("Acme Group");
        assertThat(client.getRenamedFrom()).containsExactly("Acme", "Acme SAS");

        client.release(List.of("Acme"));
        assertThat(client.getRenamedFrom()).containsExactly("Acme SAS");

        client.release(List.of("Acme SAS"));
        assertThat(client.getRenamedFrom()).isEmpty();
    }

    @Test
    void updateWithTheSameNameKeepsNoFormerName() {
        rename("Acme");

        assertThat(client.getRenamedFrom()).isEmpty();
    }

    @Test
    void nameThatIsTakenBackIsNoFormerName() {
        rename("Acme SAS");
        rename("Acme");

        assertThat(client.getRenamedFrom()).containsExactly("Acme SAS");
    }

    @Test
    void onlyLiveCompaniesReserveTheirName() {
        client.archive(Instant.EPOCH);
        assertThat(liveName()).isNull();

        rename("Acme SAS");
        assertThat(liveName()).isNull();

        client.enable();
        assertThat(liveName()).isEqualTo("Acme SAS");

        rename("Acme");
        assertThat(liveName()).isEqualTo("Acme");
    }
}
