/** What the engine needs of a broker, and the state of the connection to it. */
@NullMarked
package io.movers.common.events.transport;

import org.jspecify.annotations.NullMarked;
