@NullMarked
package io.movers.locations;

import org.jspecify.annotations.NullMarked;
