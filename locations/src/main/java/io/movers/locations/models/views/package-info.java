@NullMarked
package io.movers.locations.models.views;

import org.jspecify.annotations.NullMarked;
