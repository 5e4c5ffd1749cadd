/**
 * What is needed only for a database taken over from the Node service. No other code depends on this package; delete it when
 * no such database is left.
 */
@NullMarked
package io.movers.auth.migration;

import org.jspecify.annotations.NullMarked;
