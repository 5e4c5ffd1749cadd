@NullMarked
package io.movers.clients.events.listeners;

import org.jspecify.annotations.NullMarked;
