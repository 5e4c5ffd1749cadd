@NullMarked
package io.movers.__names__.events.listeners;

import org.jspecify.annotations.NullMarked;
