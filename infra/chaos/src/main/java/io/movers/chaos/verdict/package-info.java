/** What must be true at the end. */
@NullMarked
package io.movers.chaos.verdict;

import org.jspecify.annotations.NullMarked;
