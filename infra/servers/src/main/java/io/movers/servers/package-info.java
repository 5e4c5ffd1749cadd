/** Real servers, started and stopped by a test or by the local suite: NATS, a MongoDB-protocol server, SMTP. */
@NullMarked
package io.movers.servers;

import org.jspecify.annotations.NullMarked;
