@NullMarked
package io.movers.auth.models.views;

import org.jspecify.annotations.NullMarked;
