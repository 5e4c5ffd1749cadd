/** Removes what a service may not keep any longer. */
@NullMarked
package io.movers.common.retention;

import org.jspecify.annotations.NullMarked;
