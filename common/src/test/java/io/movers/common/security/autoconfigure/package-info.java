@NullMarked
package io.movers.common.security.autoconfigure;

import org.jspecify.annotations.NullMarked;
