/** Who is calling, and what he may call: sessions, roles, the one security chain. */
@NullMarked
package io.movers.common.security;

import org.jspecify.annotations.NullMarked;
