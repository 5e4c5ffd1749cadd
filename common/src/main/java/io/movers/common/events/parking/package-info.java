@NullMarked
package io.movers.common.events.parking;

import org.jspecify.annotations.NullMarked;
