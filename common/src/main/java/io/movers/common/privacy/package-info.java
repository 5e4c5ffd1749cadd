/**
 * What a service stores about a person: shown to that person and Staff, and erased with the account. Stored classes say with
 * {@link io.movers.common.data.AboutPerson} that they are about a person.
 */
@NullMarked
package io.movers.common.privacy;

import org.jspecify.annotations.NullMarked;
