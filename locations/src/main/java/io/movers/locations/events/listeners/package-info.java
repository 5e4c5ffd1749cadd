@NullMarked
package io.movers.locations.events.listeners;

import org.jspecify.annotations.NullMarked;
