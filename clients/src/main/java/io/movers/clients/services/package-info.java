@NullMarked
package io.movers.clients.services;

import org.jspecify.annotations.NullMarked;
