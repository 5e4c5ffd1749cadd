/** JSON Schemas of records: what answers, bodies and events look like. */
@NullMarked
package io.movers.common.schema;

import org.jspecify.annotations.NullMarked;
