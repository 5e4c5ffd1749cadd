/** What people asked for and were answered. */
@NullMarked
package io.movers.chaos.history;

import org.jspecify.annotations.NullMarked;
