@NullMarked
package io.movers.__names__.models.views;

import org.jspecify.annotations.NullMarked;
