/** Sends the current state again, so that copies heal. */
@NullMarked
package io.movers.common.events.resync;

import org.jspecify.annotations.NullMarked;
