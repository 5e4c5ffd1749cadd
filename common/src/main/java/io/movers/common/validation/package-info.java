/** Checks of bodies, field by field, in the order and with the messages of the Node services, declared on records. */
@NullMarked
package io.movers.common.validation;

import org.jspecify.annotations.NullMarked;
