/** Aggregates, copies of other services' aggregates, and their storage in MongoDB. */
@NullMarked
package io.movers.common.data;

import org.jspecify.annotations.NullMarked;
