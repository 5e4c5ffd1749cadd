@NullMarked
package io.movers.resources.models.views;

import org.jspecify.annotations.NullMarked;
