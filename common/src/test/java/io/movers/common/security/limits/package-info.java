@NullMarked
package io.movers.common.security.limits;

import org.jspecify.annotations.NullMarked;
