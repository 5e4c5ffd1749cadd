@NullMarked
package io.movers.notifications.models;

import org.jspecify.annotations.NullMarked;
