@NullMarked
package io.movers.__names__.events.contract;

import org.jspecify.annotations.NullMarked;
