@NullMarked
package io.movers.travels;

import org.jspecify.annotations.NullMarked;
