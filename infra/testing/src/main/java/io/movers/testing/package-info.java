/** The shared part of the services' integration tests: one running service on real servers, and the calls to it. */
@NullMarked
package io.movers.testing;

import org.jspecify.annotations.NullMarked;
