/** A checker that runs the suite under load and faults, and decides from the history whether it kept its promises. */
@NullMarked
package io.movers.chaos;

import org.jspecify.annotations.NullMarked;
