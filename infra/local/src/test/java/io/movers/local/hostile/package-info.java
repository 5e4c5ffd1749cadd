/** Requests of hostile callers against a running suite. */
@NullMarked
package io.movers.local.hostile;

import org.jspecify.annotations.NullMarked;
