/** The transport over JetStream, the default. */
@NullMarked
package io.movers.common.events.jetstream;

import org.jspecify.annotations.NullMarked;
