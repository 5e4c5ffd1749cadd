@NullMarked
package io.movers.resources.events.publishers;

import org.jspecify.annotations.NullMarked;
