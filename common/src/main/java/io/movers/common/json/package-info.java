@NullMarked
package io.movers.common.json;

import org.jspecify.annotations.NullMarked;
