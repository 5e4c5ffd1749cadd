/** Work that repeats in the background, and the pauses between its tries. */
@NullMarked
package io.movers.common.scheduling;

import org.jspecify.annotations.NullMarked;
