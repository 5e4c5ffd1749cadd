@NullMarked
package io.movers.common.events.delivery;

import org.jspecify.annotations.NullMarked;
