@NullMarked
package io.movers.common;

import org.jspecify.annotations.NullMarked;
