/** The documents: their links, the names they cite, and the tour, which is run. */
@NullMarked
package io.movers.local.docs;

import org.jspecify.annotations.NullMarked;
