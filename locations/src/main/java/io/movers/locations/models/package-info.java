@NullMarked
package io.movers.locations.models;

import org.jspecify.annotations.NullMarked;
