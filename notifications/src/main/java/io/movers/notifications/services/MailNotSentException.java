package io.movers.notifications.services;

/** A mail was not sent. The message is for logs: it holds no words of the server, which may repeat addresses. */
final class MailNotSentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What follows from the failure. */
    enum Reason {
        /** No later attempt can succeed: the recipient or the mail is refused for good. */
        PERMANENT,
        /** The server does not take this mail from us, as when it denies relaying. An operator has to act. */
        DENIED,
        /** The server takes no mail from us at all, as after a failed sign-in. An operator has to act. */
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
     * @param detail what happened in the server's words, without addresses; for the database
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
