@NullMarked
package io.movers.local.story;

import org.jspecify.annotations.NullMarked;
