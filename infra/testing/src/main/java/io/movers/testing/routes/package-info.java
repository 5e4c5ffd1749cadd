/** What the slice tests of the services' routes share: controllers behind the suite's own web and security, and nothing else. */
@NullMarked
package io.movers.testing.routes;

import org.jspecify.annotations.NullMarked;
