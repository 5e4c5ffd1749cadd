package io.movers.notifications.services;

/** The rendered mail: its subject and its text in both forms. */
record MailText(String subject, String html, String text) {}
