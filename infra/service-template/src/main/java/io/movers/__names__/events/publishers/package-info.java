@NullMarked
package io.movers.__names__.events.publishers;

import org.jspecify.annotations.NullMarked;
