@NullMarked
package io.movers.travels.models.views;

import org.jspecify.annotations.NullMarked;
