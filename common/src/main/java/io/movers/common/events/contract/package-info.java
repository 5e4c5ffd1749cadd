/** The events of the six services: their subjects, and the records that carry them. */
@NullMarked
package io.movers.common.events.contract;

import org.jspecify.annotations.NullMarked;
