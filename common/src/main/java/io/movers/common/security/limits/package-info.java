/** Limits on how often a network address may call a route, checked before the body is read. */
@NullMarked
package io.movers.common.security.limits;

import org.jspecify.annotations.NullMarked;
