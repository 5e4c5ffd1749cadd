package io.movers.notifications.services;

import org.springframework.web.util.UriComponentsBuilder;

/** Builds the links in mails. */
final class MailLinks {
    private final String base;

    MailLinks(MailProperties properties) {
        this.base = properties.linkBase().replaceAll("/+$", "");
    }

    /** Returns the address of the web client's page for the mail's code, with the code and the e-mail address as parameters. */
    String linkOf(OutgoingMail mail) {
        return UriComponentsBuilder.fromUriString(base + mail.kind().page())
                .queryParam("codigo", "{code}")
                .queryParam("email", "{email}")
                .encode()
                .buildAndExpand(mail.code(), mail.to())
                .toUriString();
    }
}
