/** What leaves the service: each record is one JSON shape, chosen by who asks. */
@NullMarked
package io.movers.clients.models.views;

import org.jspecify.annotations.NullMarked;
