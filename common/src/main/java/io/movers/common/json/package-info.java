/** The forms of numbers, times and texts in JSON, as the Node services write and read them. */
@NullMarked
package io.movers.common.json;

import org.jspecify.annotations.NullMarked;
