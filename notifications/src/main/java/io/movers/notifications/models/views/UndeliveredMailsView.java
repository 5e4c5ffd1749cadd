package io.movers.notifications.models.views;

import java.util.List;

/**
 * The mails that have not reached a mail server.
 *
 * @param waiting how many are being sent or wait for their next attempt
 * @param refused how many can never be sent
 * @param unconfirmed how many were given up because the server confirmed no copy
 * @param newest the newest of them
 */
public record UndeliveredMailsView(long waiting, long refused, long unconfirmed, List<MailView> newest) {}
