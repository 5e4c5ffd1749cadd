/** Trace context across requests and events. */
@NullMarked
package io.movers.common.tracing;

import org.jspecify.annotations.NullMarked;
