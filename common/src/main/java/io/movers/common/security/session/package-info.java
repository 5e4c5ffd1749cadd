/** Finds the session in a request, checks that it has not ended, and makes its owner the caller. */
@NullMarked
package io.movers.common.security.session;

import org.jspecify.annotations.NullMarked;
