/**
 * The shared part of the services' route tests: controllers behind the suite's own web and security layer, and nothing else.
 *
 * <p>Mocks are subclasses and their fields are set by reflection (<code>mockito-extensions</code>): Mockito's default would
 * attach an agent to the running JVM; the JDK warns about that and will refuse it in future. Final classes and methods
 * cannot be mocked.
 */
@NullMarked
package io.movers.testing.routes;

import org.jspecify.annotations.NullMarked;
