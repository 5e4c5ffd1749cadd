/** What sending, consuming and dead letters share: JSON, meters, settings, calls of listeners. */
@NullMarked
package io.movers.common.events.engine;

import org.jspecify.annotations.NullMarked;
