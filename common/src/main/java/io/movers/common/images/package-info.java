@NullMarked
package io.movers.common.images;

import org.jspecify.annotations.NullMarked;
