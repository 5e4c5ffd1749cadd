@NullMarked
package io.movers.clients.models;

import org.jspecify.annotations.NullMarked;
