@NullMarked
package io.movers.clients.events.publishers;

import org.jspecify.annotations.NullMarked;
