@NullMarked
package io.movers.common.security.origin;

import org.jspecify.annotations.NullMarked;
