/** The console of the local suite: what happens in it, for a developer to look at. */
@NullMarked
package io.movers.local.console;

import org.jspecify.annotations.NullMarked;
