/**
 * A service's copies of accounts, without which it could not refuse ended sessions. A service that needs more than {@link
 * io.movers.common.accounts.Account} contains has a model and listeners of its own instead.
 */
@NullMarked
package io.movers.common.accounts;

import org.jspecify.annotations.NullMarked;
