@NullMarked
package io.movers.auth.models;

import org.jspecify.annotations.NullMarked;
