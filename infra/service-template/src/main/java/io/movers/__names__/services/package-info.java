@NullMarked
package io.movers.__names__.services;

import org.jspecify.annotations.NullMarked;
