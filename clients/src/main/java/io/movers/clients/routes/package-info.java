@NullMarked
package io.movers.clients.routes;

import org.jspecify.annotations.NullMarked;
