@NullMarked
package io.movers.travels.models;

import org.jspecify.annotations.NullMarked;
