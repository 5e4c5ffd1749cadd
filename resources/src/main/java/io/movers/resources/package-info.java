@NullMarked
package io.movers.resources;

import org.jspecify.annotations.NullMarked;
