@NullMarked
package io.movers.resources.routes;

import org.jspecify.annotations.NullMarked;
