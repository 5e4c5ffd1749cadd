package io.movers.common.idempotency;

import io.movers.common.IdempotencyHeaders;
import io.movers.common.data.AggregateStore;
import io.movers.common.data.Sha256;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.session.SessionAuthentication;
import io.movers.common.web.BodyDigest;
import io.movers.common.web.RouteInvoker;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;

/**
 * Calls a route once for each key of its caller. The session, the role, the limits and the body have been checked by then, so
 * neither a repetition nor a key gets around them.
 */
final class IdempotencyKeys implements RouteInvoker {
    static final String CLAIM = IdempotencyKeys.class.getName() + ".claim";

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1," + IdempotencyHeaders.MAX_LENGTH + "}");

    private final KeyRecords records;
    private final AggregateStore store;
    private final Clock clock;

    IdempotencyKeys(KeyRecords records, AggregateStore store, Clock clock) {
        this.records = records;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public @Nullable Object invoke(
            HttpServletRequest request, HandlerMethod route, Callable<@Nullable Object> invocation) throws Exception {
        String key = request.getHeader(IdempotencyHeaders.KEY);
        CurrentUser caller = SessionAuthentication.currentUser();
        if (key == null || caller == null || !KeyedRoutes.takeKey(route.getBeanType(), route.getMethod())) {
            return invocation.call();
        }
        if (!VISIBLE.matcher(key).matches()) {
            throw new BadRequestException("Idempotency-Key must be 1 to 255 visible ASCII characters");
        }
        KeySecret secret = new KeySecret(caller.id(), key);
        KeyRecord record = records.claim(digest(caller.id(), key), caller.id(), secret.fingerprint(content(request)));
        if (record.answer() != null) {
            return replay(record, secret.decrypt(record.answer().getData()));
        }
        Claim claim = new Claim(records, record, secret, store, clock);
        request.setAttribute(CLAIM, claim);
        return claim.command().run(invocation);
    }

    private static ResponseEntity<byte[]> replay(KeyRecord record, byte[] body) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(Objects.requireNonNull(record.status()))
                .header(IdempotencyHeaders.REPLAYED, "true");
        if (record.contentType() != null) {
            answer.header(HttpHeaders.CONTENT_TYPE, record.contentType());
        }
        return body.length == 0 ? answer.build() : answer.body(body);
    }

    private static String digest(String caller, String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(caller + "\n" + key));
    }

    private static byte[] content(HttpServletRequest request) {
        byte[] address = (request.getMethod()
                        + " "
                        + request.getRequestURI()
                        + "?"
                        + Objects.requireNonNullElse(request.getQueryString(), "")
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] body = BodyDigest.of(request);
        return ByteBuffer.allocate(address.length + body.length)
                .put(address)
                .put(body)
                .array();
    }
}
