/** Sends the events that aggregates store with their changes. */
@NullMarked
package io.movers.common.events.outbox;

import org.jspecify.annotations.NullMarked;
