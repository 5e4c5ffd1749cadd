/**
 * The API that a service writes against: {@link io.movers.common.events.Publisher}, {@link io.movers.common.events.Listener}, {@link
 * io.movers.common.events.EffectListener} and {@link io.movers.common.events.Message}. The event records are in {@code contract}.
 */
@NullMarked
package io.movers.common.events;

import org.jspecify.annotations.NullMarked;
