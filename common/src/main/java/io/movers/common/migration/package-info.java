/** Migration of databases that are taken over from the Node suite. */
@NullMarked
package io.movers.common.migration;

import org.jspecify.annotations.NullMarked;
