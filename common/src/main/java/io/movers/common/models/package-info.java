@NullMarked
package io.movers.common.models;

import org.jspecify.annotations.NullMarked;
