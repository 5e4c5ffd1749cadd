/**
 * What the slice tests of the services' routes share: controllers behind the suite's own web and security, and nothing else.
 *
 * <p>Mocks are subclasses and their fields are set by reflection (<code>mockito-extensions</code>): Mockito's defaults attach an
 * agent to the running JVM, which the JDK warns of and is going to refuse. What is final cannot be mocked.
 */
@NullMarked
package io.movers.testing.routes;

import org.jspecify.annotations.NullMarked;
