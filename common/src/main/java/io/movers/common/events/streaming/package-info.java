/** The transport over NATS Streaming, which the Node services use. */
@NullMarked
package io.movers.common.events.streaming;

import org.jspecify.annotations.NullMarked;
