package io.movers.notifications.services;

import io.movers.notifications.services.MailNotSentException.Reason;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the mail server, for one mail. It tracks the progress of the mail, because the meaning of a failure
 * depends on it. It waits longer for the answer to the end of the mail than for other answers (RFC 5321, 4.5.3.2).
 */
final class SmtpConnection extends SMTPTransport {
    private enum Step {
        CONNECT,
        MAIL,
        RCPT,
        DATA,
        END
    }

    private final Sockets sockets;
    private final Duration endTimeout;
    private final Runnable beforeEnd;
    private Step step = Step.CONNECT;

    /**
     * @param session the session with the connection's settings; it is changed and must not be shared
     * @param endTimeout how long the server may take to answer the end of the mail
     * @param beforeEnd runs just before the server gets the end of the mail; if it throws, the server does not get it
     */
    SmtpConnection(Session session, Duration endTimeout, Runnable beforeEnd) {
        this(session, endTimeout, beforeEnd, new Sockets());
    }

    private SmtpConnection(Session session, Duration endTimeout, Runnable beforeEnd, Sockets sockets) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        session.getProperties().put("mail.smtp.socketFactory", sockets);
        session.getProperties().put("mail.smtp.socketFactory.fallback", "false");
        this.sockets = sockets;
        this.endTimeout = endTimeout;
        this.beforeEnd = beforeEnd;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        step = Step.MAIL;
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        step = Step.RCPT;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        step = Step.DATA;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        try {
            beforeEnd.run();
        } catch (RuntimeException e) {
            sockets.abort();
            throw e;
        }
        step = Step.END;
        sockets.waitForAnswers(endTimeout);
        super.finishData();
    }

    /** Explains why sending to that address has failed. */
    MailNotSentException failure(MessagingException e, String email) {
        SmtpReply reply = SmtpReply.of(getLastReturnCode(), getLastServerResponse());
        if (reply.isTemporaryRefusal() || reply.isPermanentRefusal()) {
            return new MailNotSentException(
                    reply.isTemporaryRefusal() ? Reason.TEMPORARY : permanent(reply),
                    reply.codes() + " at " + step,
                    reply.withoutAddresses(email),
                    e);
        }
        String message = rootOf(e).getClass().getSimpleName() + " at " + step;
        return new MailNotSentException(reasonWithoutReply(e, reply), message, message, e);
    }

    private Reason permanent(SmtpReply reply) {
        return switch (step) {
            case CONNECT, MAIL -> Reason.LOCKED_OUT;
            case RCPT, DATA, END -> reply.isAboutSender() ? Reason.DENIED : Reason.PERMANENT;
        };
    }

    private Reason reasonWithoutReply(MessagingException e, SmtpReply reply) {
        if (step == Step.END) {
            return Reason.UNCONFIRMED;
        }
        boolean lost = reply.code() < 0 || has(e, EOFException.class) || has(e, SocketException.class);
        boolean insecure = has(e, SSLException.class) || !has(e, IOException.class);
        return step == Step.CONNECT && insecure && !lost ? Reason.LOCKED_OUT : Reason.TEMPORARY;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** Creates the plain socket, which may be below TLS, and keeps it so that its time-out can be changed. */
    private static final class Sockets extends SocketFactory {
        private @Nullable Socket socket;

        @Override
        public Socket createSocket() {
            Socket created = new Socket();
            socket = created;
            return created;
        }

        void waitForAnswers(Duration timeout) throws SocketException {
            if (socket != null) {
                socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            }
        }

        void abort() {
            try {
                if (socket != null) {
                    socket.close();
                }
            } catch (IOException e) {
                // Nothing more can be done to close it.
            }
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
