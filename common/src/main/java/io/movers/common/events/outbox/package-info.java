@NullMarked
package io.movers.common.events.outbox;

import org.jspecify.annotations.NullMarked;
