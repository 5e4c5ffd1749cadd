@NullMarked
package io.movers.common.web;

import org.jspecify.annotations.NullMarked;
