package io.movers.notifications.services;

import org.springframework.web.util.UriComponentsBuilder;

/** Builds the links in mails. */
final class MailLinks {
    private final String base;

    MailLinks(MailProperties properties) {
        this.base = properties.linkBase().replaceAll("/+$", "");
    }

    /** Returns the page of the web client that takes the mail's code, with code and address encoded. */
    String linkOf(OutgoingMail mail) {
        return UriComponentsBuilder.fromUriString(base + mail.kind().page())
                .queryParam("codigo", "{code}")
                .queryParam("email", "{email}")
                .encode()
                .buildAndExpand(mail.code(), mail.to())
                .toUriString();
    }
}
