package io.movers.notifications.services;

/** A mail was not sent. The message is for logs, so it never quotes the server, whose answers may contain addresses. */
final class MailNotSentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kind of failure, which decides what happens next. */
    enum Reason {
        /** No later attempt can succeed: the recipient or the mail is refused for good. */
        PERMANENT,
        /** The server does not accept this mail from us, for example because it denies relaying. An operator has to act. */
        DENIED,
        /** The server accepts no mail from us at all, for example after a failed sign-in. An operator has to act. */
        LOCKED_OUT,
        /** A later attempt may succeed. */
        TEMPORARY,
        /** The server got the whole mail, but its answer is not known. */
        UNCONFIRMED
    }

    private final Reason reason;
    private final String detail;

    /**
     * @param message what happened, for logs
     * @param detail the server's answer without addresses, for the database
     */
    MailNotSentException(Reason reason, String message, String detail, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.detail = detail;
    }

    /** A failure before any server was asked. */
    MailNotSentException(Reason reason, String message) {
        super(message);
        this.reason = reason;
        this.detail = message;
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
