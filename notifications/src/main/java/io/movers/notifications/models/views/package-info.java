@NullMarked
package io.movers.notifications.models.views;

import org.jspecify.annotations.NullMarked;
