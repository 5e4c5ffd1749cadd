/** Switches that turn one mechanism of the services off, to see that the checker notices. */
@NullMarked
package io.movers.chaos.off;

import org.jspecify.annotations.NullMarked;
