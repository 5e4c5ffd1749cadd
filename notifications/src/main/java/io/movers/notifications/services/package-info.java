@NullMarked
package io.movers.notifications.services;

import org.jspecify.annotations.NullMarked;
