/** Consumes events from the broker. */
@NullMarked
package io.movers.common.events.consumer;

import org.jspecify.annotations.NullMarked;
