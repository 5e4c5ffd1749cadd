@NullMarked
package io.movers.auth.events;

import org.jspecify.annotations.NullMarked;
