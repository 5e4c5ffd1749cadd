/** Enforces what routes state with {@link io.movers.common.security.Access}. A route that states nothing is closed. */
@NullMarked
package io.movers.common.security.access;

import org.jspecify.annotations.NullMarked;
