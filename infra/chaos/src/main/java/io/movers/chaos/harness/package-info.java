/** The suite as processes of their own, with a proxy between each two that talk. */
@NullMarked
package io.movers.chaos.harness;

import org.jspecify.annotations.NullMarked;
