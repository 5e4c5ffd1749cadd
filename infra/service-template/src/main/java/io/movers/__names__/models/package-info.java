@NullMarked
package io.movers.__names__.models;

import org.jspecify.annotations.NullMarked;
