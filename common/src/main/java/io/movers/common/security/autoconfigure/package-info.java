/** Wires sessions, roles and origins into the one security chain of every service. */
@NullMarked
package io.movers.common.security.autoconfigure;

import org.jspecify.annotations.NullMarked;
