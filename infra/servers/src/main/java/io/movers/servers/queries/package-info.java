/** Examines a service's queries to its database: how many there are, and whether an index answers them. */
@NullMarked
package io.movers.servers.queries;

import org.jspecify.annotations.NullMarked;
