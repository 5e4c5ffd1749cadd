@NullMarked
package io.movers.common.validation;

import org.jspecify.annotations.NullMarked;
