@NullMarked
package io.movers.locations.routes;

import org.jspecify.annotations.NullMarked;
