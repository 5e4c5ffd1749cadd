@NullMarked
package io.movers.common.events.streaming;

import org.jspecify.annotations.NullMarked;
