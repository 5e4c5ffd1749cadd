/**
 * What routes and services use to say who may call and to know who is calling.
 *
 * <p>Packages below this one use it and never the other way round: {@code session} turns a request's token into a {@link
 * io.movers.common.security.CurrentUser}, {@code access} enforces {@link io.movers.common.security.Access}, {@code origin}
 * deals with pages of other origins, {@code limits} counts what network addresses attempt, {@code node} contains what only
 * Node compatibility needs, and {@code autoconfigure} wires them into one security chain.
 */
@NullMarked
package io.movers.common.security;

import org.jspecify.annotations.NullMarked;
