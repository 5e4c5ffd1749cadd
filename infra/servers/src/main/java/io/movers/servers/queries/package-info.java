/** Looks at what a service asks its database for: how often, and whether an index answers it. */
@NullMarked
package io.movers.servers.queries;

import org.jspecify.annotations.NullMarked;
