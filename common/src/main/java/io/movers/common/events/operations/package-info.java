/** What operators see and do. */
@NullMarked
package io.movers.common.events.operations;

import org.jspecify.annotations.NullMarked;
