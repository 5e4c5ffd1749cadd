/** Fills a running suite with a small believable world, through its API. */
@NullMarked
package io.movers.local.demo;

import org.jspecify.annotations.NullMarked;
