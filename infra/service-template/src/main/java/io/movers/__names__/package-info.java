@NullMarked
package io.movers.__names__;

import org.jspecify.annotations.NullMarked;
