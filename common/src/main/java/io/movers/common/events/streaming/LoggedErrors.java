package io.movers.common.events.streaming;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces the client's default listener, which logs every failed attempt to connect: the transport logs an outage once. */
class LoggedErrors implements ErrorListener {
    private static final Logger log = LoggerFactory.getLogger(LoggedErrors.class);

    @Override
    public void errorOccurred(Connection connection, String error) {
        log.warn("The broker reports: {}", error);
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception e) {
        log.debug("NATS connection", e);
    }
}
