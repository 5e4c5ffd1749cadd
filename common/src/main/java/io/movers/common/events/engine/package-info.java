@NullMarked
package io.movers.common.events.engine;

import org.jspecify.annotations.NullMarked;
