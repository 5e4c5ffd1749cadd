@NullMarked
package io.movers.common.events.contract;

import org.jspecify.annotations.NullMarked;
