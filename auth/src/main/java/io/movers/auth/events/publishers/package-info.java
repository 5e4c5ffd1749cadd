@NullMarked
package io.movers.auth.events.publishers;

import org.jspecify.annotations.NullMarked;
