@NullMarked
package io.movers.common.schema;

import org.jspecify.annotations.NullMarked;
