@NullMarked
package io.movers.auth.services;

import org.jspecify.annotations.NullMarked;
