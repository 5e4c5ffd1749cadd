@NullMarked
package io.movers.resources.models;

import org.jspecify.annotations.NullMarked;
