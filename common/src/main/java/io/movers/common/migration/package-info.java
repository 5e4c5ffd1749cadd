@NullMarked
package io.movers.common.migration;

import org.jspecify.annotations.NullMarked;
