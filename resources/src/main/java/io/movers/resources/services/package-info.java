@NullMarked
package io.movers.resources.services;

import org.jspecify.annotations.NullMarked;
