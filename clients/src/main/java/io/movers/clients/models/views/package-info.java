/** JSON answers. Each record is one shape; the role of the caller decides which one is sent. */
@NullMarked
package io.movers.clients.models.views;

import org.jspecify.annotations.NullMarked;
