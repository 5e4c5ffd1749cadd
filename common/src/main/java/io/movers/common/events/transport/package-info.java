@NullMarked
package io.movers.common.events.transport;

import org.jspecify.annotations.NullMarked;
