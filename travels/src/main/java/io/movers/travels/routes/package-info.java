@NullMarked
package io.movers.travels.routes;

import org.jspecify.annotations.NullMarked;
