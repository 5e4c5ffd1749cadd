/**
 * Commands that are carried out once although they are asked for twice: a caller names a request with the header {@code
 * Idempotency-Key}, and a repetition gets the first answer. {@link io.movers.common.data.Command} tells what happens if the
 * process dies in between.
 */
@NullMarked
package io.movers.common.idempotency;

import org.jspecify.annotations.NullMarked;
