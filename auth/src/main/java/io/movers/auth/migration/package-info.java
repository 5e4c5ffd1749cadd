/**
 * All that only a database taken over from the Node service needs. Nothing else depends on this package: it can be deleted when
 * no such database is left.
 */
@NullMarked
package io.movers.auth.migration;

import org.jspecify.annotations.NullMarked;
