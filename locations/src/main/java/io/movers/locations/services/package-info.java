@NullMarked
package io.movers.locations.services;

import org.jspecify.annotations.NullMarked;
