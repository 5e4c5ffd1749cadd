@NullMarked
package io.movers.common.events;

import org.jspecify.annotations.NullMarked;
