@NullMarked
package io.movers.common.security;

import org.jspecify.annotations.NullMarked;
