@NullMarked
package io.movers.common.security.session;

import org.jspecify.annotations.NullMarked;
