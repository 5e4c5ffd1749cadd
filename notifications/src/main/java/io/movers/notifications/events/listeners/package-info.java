@NullMarked
package io.movers.notifications.events.listeners;

import org.jspecify.annotations.NullMarked;
