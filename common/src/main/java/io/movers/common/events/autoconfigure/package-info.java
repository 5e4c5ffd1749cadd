/** Wires the event machinery. */
@NullMarked
package io.movers.common.events.autoconfigure;

import org.jspecify.annotations.NullMarked;
