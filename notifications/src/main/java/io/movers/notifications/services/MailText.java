package io.movers.notifications.services;

/** A mail as it is read. */
record MailText(String subject, String html, String text) {}
