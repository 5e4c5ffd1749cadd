@NullMarked
package io.movers.travels.events.listeners;

import org.jspecify.annotations.NullMarked;
