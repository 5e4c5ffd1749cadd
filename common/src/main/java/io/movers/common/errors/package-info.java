/**
 * The refusals that a service throws and the one form in which they leave it: {@code {"errors":[{"message":…, "field"?:…}]}}. Each {@link
 * io.movers.common.errors.ApiException} has a status of its own. What is none becomes a 500 without details, a 503 with {@code Retry-After}
 * if something that the service needs is away.
 */
@NullMarked
package io.movers.common.errors;

import org.jspecify.annotations.NullMarked;
