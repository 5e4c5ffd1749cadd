@NullMarked
package io.movers.common.events.resync;

import org.jspecify.annotations.NullMarked;
