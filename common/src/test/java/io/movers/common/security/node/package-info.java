@NullMarked
package io.movers.common.security.node;

import org.jspecify.annotations.NullMarked;
