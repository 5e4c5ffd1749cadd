@NullMarked
package io.movers.travels.events.publishers;

import org.jspecify.annotations.NullMarked;
