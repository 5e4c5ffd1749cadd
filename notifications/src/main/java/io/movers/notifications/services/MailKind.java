package io.movers.notifications.services;

/** The kinds of mail. */
public enum MailKind {
    ACCOUNT_ACTIVATION("account-activation", "Account Activation - MEB", "/auth/activacion"),
    PASSWORD_RESET("password-reset", "Password Reset - MEB", "/auth/recuperar-clave");

    private final String template;
    private final String subject;
    private final String page;

    MailKind(String template, String subject, String page) {
        this.template = template;
        this.subject = subject;
        this.page = page;
    }

    /** The name of its template, which also names the kind in the database, in logs and in meters. */
    String template() {
        return template;
    }

    String subject() {
        return subject;
    }

    /** The page of the web client where the code is used. */
    String page() {
        return page;
    }
}
