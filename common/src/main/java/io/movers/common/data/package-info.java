@NullMarked
package io.movers.common.data;

import org.jspecify.annotations.NullMarked;
