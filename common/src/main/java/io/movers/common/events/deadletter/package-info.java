@NullMarked
package io.movers.common.events.deadletter;

import org.jspecify.annotations.NullMarked;
