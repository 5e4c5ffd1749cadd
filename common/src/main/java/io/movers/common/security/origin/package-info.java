/** Requests from pages of other origins: CORS headers, and protection against forged requests. */
@NullMarked
package io.movers.common.security.origin;

import org.jspecify.annotations.NullMarked;
