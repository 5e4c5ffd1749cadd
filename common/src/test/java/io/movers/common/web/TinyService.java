package io.movers.common.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.common.errors.ConflictException;
import io.movers.common.errors.TooManyRequestsException;
import io.movers.common.images.ImageData;
import io.movers.common.images.ImageStore;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A service with only a few routes, which show how <code>common</code> treats requests. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "io.movers.common.events.autoconfigure.EventsAutoConfiguration",
            "io.movers.common.data.DataAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration"
        })
class TinyService {

    @FieldCheck(field = "email", is = Constraint.EMAIL, message = "Invalid email")
    @FieldCheck(
            field = "password",
            is = Constraint.NOT_EMPTY,
            trim = true,
            text = true,
            message = "Must provide password")
    record SignIn(String email, String password) {}

    record Everything(
            String text,
            Double number,
            Integer whole,
            int count,
            Boolean flag,
            Instant at,
            List<Point> points,
            List<String> names,
            Map<String, Object> more) {}

    record Point(Double lat, Double lng) {}

    record Written(
            double number,
            Double fraction,
            Instant at,
            String absent,
            @JsonInclude(JsonInclude.Include.ALWAYS) Instant deletedAt) {}

    @RestController
    @Access(Caller.ANYONE)
    static class Routes {

        private final ImageStore images;

        Routes(ImageStore images) {
            this.images = images;
        }

        @PostMapping("/api/tiny/signin")
        @Described("Answers what was sent.")
        @Access(Caller.ANYONE)
        SignIn signIn(@RequestBody SignIn body) {
            return body;
        }

        @PostMapping("/api/tiny/everything")
        Everything everything(@RequestBody Everything body) {
            return body;
        }

        @PutMapping("/api/tiny/{id}/everything")
        @Described("Answers what was sent.")
        @Access(Caller.ANYONE)
        Map<String, Object> withId(@RequestBody Everything body, @PathVariable ObjectId id) {
            return Map.of("id", id.toHexString());
        }

        @PostMapping("/api/tiny/bodiless")
        Map<String, Object> bodiless() {
            return Map.of("ok", true);
        }

        @GetMapping("/api/tiny/written")
        Written written() {
            return new Written(71.0, 70.5, Instant.parse("2026-11-24T07:30:00Z"), null, null);
        }

        @GetMapping("/api/tiny/list")
        @Described("Answers what was sent.")
        @Access(Caller.ANYONE)
        Map<String, Object> list(ListRequest request) {
            return Map.of(
                    "page", request.page().page(),
                    "perPage", request.page().perPage(),
                    "from", String.valueOf(request.range().fromInclusive()),
                    "to", String.valueOf(request.range().toExclusive()),
                    "name", String.valueOf(request.name()));
        }

        @GetMapping("/api/tiny/needed")
        Map<String, Object> needed(NeededRequest request) {
            return Map.of("name", request.name());
        }

        @QueryRecord
        record ListRequest(
                @QueryParameter(value = "A name.", max = 10) @Nullable String name,

                PageRequest page,
                DateRange range) {}

        @QueryRecord
        record NeededRequest(
                @QueryParameter(required = "Name is required")
                String name) {}

        @GetMapping("/api/tiny/fails/{how}")
        void fails(@PathVariable String how) {
            switch (how) {
                case "conflict" -> throw new ConflictException("Too late");
                case "duplicate" -> throw new DuplicateKeyException("E11000 secret@acme.test");
                case "race" -> throw new OptimisticLockingFailureException("v3");
                case "rate" -> throw new TooManyRequestsException(Duration.ofSeconds(30));
                default -> throw new IllegalStateException("secret detail of " + how);
            }
        }

        @GetMapping("/api/tiny/throws")
        void throwing(@RequestParam String text) {
            throw new IllegalStateException(text);
        }

        record CallerSeen(String address, boolean secure) {}

        @GetMapping("/api/tiny/caller")
        CallerSeen caller(HttpServletRequest request) {
            return new CallerSeen(request.getRemoteAddr(), request.isSecure());
        }

        record Photo(String photo) {}

        @FieldCheck(field = "rows", is = Constraint.ARRAY, max = 3, message = "Too many rows")
        record Rows(List<JsonNode> rows) {}

        @BodyLimit("2MB")
        @PostMapping("/api/tiny/rows")
        Map<String, Object> rows(@RequestBody Rows body) {
            return Map.of("rows", body.rows().size());
        }

        @Access(Caller.SIGNED_IN)
        @BodyLimit("2MB")
        @PostMapping("/api/tiny/closed")
        Map<String, Object> closed(@RequestBody Rows body) {
            return Map.of("rows", body.rows().size());
        }

        @PostMapping("/api/tiny/photo")
        Map<String, String> photo(@RequestBody Photo body) {
            return Map.of("url", images.put("users", ImageData.parse(body.photo())));
        }
    }
}
