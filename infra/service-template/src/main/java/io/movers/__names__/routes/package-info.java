@NullMarked
package io.movers.__names__.routes;

import org.jspecify.annotations.NullMarked;
