/** Runs the whole suite on one machine: the six services in one JVM, their servers, and a gateway in front of them. */
@NullMarked
package io.movers.local;

import org.jspecify.annotations.NullMarked;
