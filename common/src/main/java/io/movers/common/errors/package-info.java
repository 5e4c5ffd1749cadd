@NullMarked
package io.movers.common.errors;

import org.jspecify.annotations.NullMarked;
