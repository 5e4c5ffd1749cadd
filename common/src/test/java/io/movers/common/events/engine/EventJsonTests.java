package io.movers.common.events.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.movers.common.events.Event;
import io.movers.common.events.Subject;
import io.movers.common.events.contract.DomainAuthorized;
import io.movers.common.events.contract.Eps;
import io.movers.common.events.contract.PasswordReset;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.UserCreated;
import io.movers.common.events.contract.UserUpdated;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EventJsonTests {
    private final EventJson json = new EventJson(JsonMapper.builder().build());

    @Test
    void nullFieldsAreSentSoThatReceiversSeeClearedValues() {
        assertThat(json.write(new DomainAuthorized("5f0000000000000000000001", 3L, "acme.test", null, true, null)))
                .isEqualTo(
                        "{\"id\":\"5f0000000000000000000001\",\"version\":3,\"domain\":\"acme.test\",\"client\":null,"
                                + "\"active\":true,\"createdAt\":null}");
    }

    @Test
    void partialEventOfANodeServiceIsRead() {
        UserUpdated event = read(
                Subjects.USER_UPDATED,
                "{\"id\":\"5f0000000000000000000001\",\"version\":1,\"email\":\"a@b.test\",\"eps\":{},\"weight\":\"70.5\","
                        + "\"somethingNew\":[1]}");
        assertThat(event.email()).isEqualTo("a@b.test");
        assertThat(event.weight()).isEqualTo(70.5);
        assertThat(event.eps()).isEqualTo(new Eps(null, null));
        assertThat(event.lastName()).isNull();
    }

    @Test
    void nodesPasswordResetNamesOnlyTheAccount() {
        PasswordReset event =
                read(Subjects.PASSWORD_RESET, "{\"userId\":\"5f0000000000000000000001\",\"code\":\"123456\"}");
        assertThat(event.id()).isEqualTo("5f0000000000000000000001");
        assertThat(event.version()).isNull();
    }

    @Test
    void codesAreNotShownInLogs() {
        UserCreated created =
                read(Subjects.USER_CREATED, "{\"id\":\"5f0000000000000000000001\",\"activationCode\":123456}");
        PasswordReset reset =
                read(Subjects.PASSWORD_RESET, "{\"userId\":\"5f0000000000000000000001\",\"code\":\"123456\"}");
        assertThat(created.toString() + reset)
                .contains("5f0000000000000000000001")
                .doesNotContain("123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{\"domain\":\"names no aggregate\"}", "{\"id\":\"\"}"})
    void dataOfAnotherKindIsUnreadable(String body) {
        assertThatThrownBy(() -> read(Subjects.DOMAIN_AUTHORIZED, body)).isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void everySubjectIsUniqueAndHasTwoWordsWithAColon() {
        List<String> names = Subjects.all().stream().map(Subject::name).toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+:[a-z]+"));
    }

    private <E extends Event> E read(Subject<E> subject, String body) {
        return json.read(subject, body.getBytes(StandardCharsets.UTF_8));
    }
}
