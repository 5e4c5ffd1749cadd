package io.movers.local.replay;

import java.util.List;

/** The mails that the suite has sent. */
interface Mails {

    /** @param links the addresses in the mail, with entities and percent-encoding decoded */
    record Mail(String to, String subject, String content, List<String> links) {}

    /** The mails sent since the last {@link #clear()}. */
    List<Mail> all();

    void clear();
}
