package io.movers.testing.routes;

import io.movers.testing.RunningService;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.TestPropertySource;

/**
 * All controllers of a service, with its configuration and what <code>common</code> gives every <code>@WebMvcTest</code>: errors, sessions
 * and roles, reading and writing. There is no database, no broker and no bean of the service except the controllers. One base class for all
 * route tests of the service mocks what the controllers need, so that the tests share one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@WebMvcTest
@TestPropertySource(
        properties = {"JWT_KEY=" + RunningService.JWT_KEY, "COOKIE_SECURE=false", "logging.level.root=warn"})
public @interface RouteSlice {}
