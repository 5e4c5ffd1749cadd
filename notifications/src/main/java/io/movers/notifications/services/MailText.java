package io.movers.notifications.services;

/** What the recipient reads. */
record MailText(String subject, String html, String text) {}
