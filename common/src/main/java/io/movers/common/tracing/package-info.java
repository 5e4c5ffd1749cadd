/** Traces across requests and events, with Micrometer Tracing and OpenTelemetry. */
@NullMarked
package io.movers.common.tracing;

import org.jspecify.annotations.NullMarked;
