/** What only a database taken over from the Node service needs. */
@NullMarked
package io.movers.clients.migration;

import org.jspecify.annotations.NullMarked;
