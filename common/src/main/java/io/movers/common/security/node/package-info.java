/** What only a suite that runs beside Node services needs ({@code COMPAT_NODE}). It can be deleted with the last of them. */
@NullMarked
package io.movers.common.security.node;

import org.jspecify.annotations.NullMarked;
