@NullMarked
package io.movers.resources.events.listeners;

import org.jspecify.annotations.NullMarked;
