@NullMarked
package io.movers.auth.routes;

import org.jspecify.annotations.NullMarked;
