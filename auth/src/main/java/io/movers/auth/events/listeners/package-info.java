@NullMarked
package io.movers.auth.events.listeners;

import org.jspecify.annotations.NullMarked;
