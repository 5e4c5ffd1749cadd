@NullMarked
package io.movers.notifications.routes;

import org.jspecify.annotations.NullMarked;
