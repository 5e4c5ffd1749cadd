@NullMarked
package io.movers.clients;

import org.jspecify.annotations.NullMarked;
