/** Events that could not be handled: stored, retried, given up, shown to operators. */
@NullMarked
package io.movers.common.events.deadletter;

import org.jspecify.annotations.NullMarked;
