/** Simulated people. */
@NullMarked
package io.movers.chaos.load;

import org.jspecify.annotations.NullMarked;
