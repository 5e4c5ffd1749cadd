@NullMarked
package io.movers.common.events.jetstream;

import org.jspecify.annotations.NullMarked;
