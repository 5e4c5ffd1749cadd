@NullMarked
package io.movers.resources.migration;

import org.jspecify.annotations.NullMarked;
