@NullMarked
package io.movers.auth;

import org.jspecify.annotations.NullMarked;
