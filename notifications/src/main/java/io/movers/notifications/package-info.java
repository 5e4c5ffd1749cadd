@NullMarked
package io.movers.notifications;

import org.jspecify.annotations.NullMarked;
