/** The rules for the code of a service, for a test of its own. */
@NullMarked
package io.movers.testing.house;

import org.jspecify.annotations.NullMarked;
