@NullMarked
package io.movers.common.docs;

import org.jspecify.annotations.NullMarked;
