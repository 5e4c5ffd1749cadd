/** Looks at pages in a real browser. */
@NullMarked
package io.movers.local.browser;

import org.jspecify.annotations.NullMarked;
