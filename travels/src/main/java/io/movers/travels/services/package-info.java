@NullMarked
package io.movers.travels.services;

import org.jspecify.annotations.NullMarked;
