/** What the integration tests of the services share: one service as it runs, on real servers, and the talk with it. */
@NullMarked
package io.movers.testing;

import org.jspecify.annotations.NullMarked;
