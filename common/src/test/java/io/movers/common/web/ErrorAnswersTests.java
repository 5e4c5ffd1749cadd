package io.movers.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ServerId;
import io.movers.common.errors.ErrorBody;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

class ErrorAnswersTests {
    private final ErrorAnswers answers = new ErrorAnswers();

    @ParameterizedTest
    @ValueSource(ints = {14031, 50, 64, 11600, 10107})
    void refusalOfTheDatabaseThatWillPassIsAnOutage(int code) {
        ResponseEntity<ErrorBody> answer = answer(code);

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("withoutConnection")
    void driverWithoutAConnectionIsAnOutage(MongoException failure) {
        ResponseEntity<ErrorBody> answer = Objects.requireNonNull(answers.refusedByTheDatabase(
                new UncategorizedMongoDbException("paused", failure), new MockHttpServletRequest()));

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
    }

    static List<MongoException> withoutConnection() {
        ServerId server = new ServerId(new ClusterId(), new ServerAddress());
        return List.of(
                new MongoConnectionPoolClearedException(server, new IOException("reset")),
                new MongoInterruptedException("stopping", new InterruptedException()));
    }

    @Test
    void otherRefusalOfTheDatabaseIsADefect() {
        assertThat(answer(2).getStatusCode().value()).isEqualTo(500);
    }

    private ResponseEntity<ErrorBody> answer(int code) {
        var refusal = new MongoCommandException(
                new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code)), new ServerAddress());
        return Objects.requireNonNull(answers.refusedByTheDatabase(
                new UncategorizedMongoDbException("refused", refusal), new MockHttpServletRequest()));
    }
}
