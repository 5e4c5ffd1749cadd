/** What is needed only beside Node services ({@code COMPAT_NODE}). It can be deleted when the last of them is gone. */
@NullMarked
package io.movers.common.security.node;

import org.jspecify.annotations.NullMarked;
