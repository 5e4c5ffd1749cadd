package io.movers.notifications.services;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The addresses that mails lead to. */
@Component
class Links {
    private final String base;

    Links(MailProperties properties) {
        this.base = properties.linkBase().replaceAll("/+$", "");
    }

    /** The page that takes the mail's code, with whatever the code and the address contain encoded. */
    String to(Mail mail) {
        return UriComponentsBuilder.fromUriString(base + mail.kind().page())
                .queryParam("codigo", "{code}")
                .queryParam("email", "{email}")
                .encode()
                .buildAndExpand(mail.code(), mail.to())
                .toUriString();
    }
}
