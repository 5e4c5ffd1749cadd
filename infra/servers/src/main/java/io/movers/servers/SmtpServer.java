package io.movers.servers;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An SMTP server that takes every mail, delivers none, and keeps the last {@value #MAILS_KEPT} to be looked at. */
public final class SmtpServer implements AutoCloseable {
    /** How many mails are kept; older ones are dropped. */
    public static final int MAILS_KEPT = 500;

    private final String address;
    private final int port;
    private final int kept;
    private final Deque<Mail> mails = new ArrayDeque<>();
    private @Nullable GreenMail greenMail;
    private @Nullable MovingMessage lastMessage;

    private SmtpServer(String address, int port, int kept) {
        this.address = address;
        this.port = port;
        this.kept = kept;
    }

    /** Starts a server on a free port. */
    public static SmtpServer start() {
        return start(Ports.LOOPBACK, Ports.free());
    }

    public static SmtpServer start(String address, int port) {
        return start(address, port, MAILS_KEPT);
    }

    static SmtpServer start(String address, int port, int kept) {
        var server = new SmtpServer(address, port, kept);
        server.open();
        return server;
    }

    public int port() {
        return port;
    }

    /** Opens the server (again), on the same port; the mails received so far are still there. */
    public synchronized void open() {
        if (greenMail != null) {
            return;
        }
        Ports.requireFree(address, port);
        var setup = new ServerSetup(port, address, ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        var opened = new GreenMail(setup);
        opened.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        opened.start();
        // Instead of mailboxes, which would grow without a bound.
        opened.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            receive(message);
            return new Nobody(recipient);
        });
        greenMail = opened;
    }

    /** Takes no mail any more, until {@link #open()}. */
    @Override
    public void close() {
        GreenMail opened;
        synchronized (this) {
            opened = greenMail;
            greenMail = null;
        }
        if (opened != null) {
            opened.stop(); // not under the lock: it waits for deliveries, which want it
        }
    }

    /** The mails received, oldest first. */
    public List<Mail> mails() {
        synchronized (mails) {
            return List.copyOf(mails);
        }
    }

    /** Forgets the mails received so far. */
    public void clear() {
        synchronized (mails) {
            mails.clear();
        }
    }

    /** Called once per recipient, in a row; the mail is kept once. */
    private void receive(MovingMessage message) throws MessagingException {
        synchronized (mails) {
            if (message == lastMessage) {
                return;
            }
            lastMessage = message;
            try {
                mails.addLast(MailParser.parse(message.getMessage(), Instant.now()));
            } catch (IOException e) {
                throw new MessagingException("The mail cannot be read", e);
            }
            if (mails.size() > kept) {
                mails.removeFirst();
            }
        }
    }

    /** The owner of a mailbox that keeps nothing. */
    private record Nobody(MailAddress address) implements GreenMailUser {
        @Override
        public String getEmail() {
            return address.getEmail();
        }

        @Override
        public String getLogin() {
            return address.getEmail();
        }

        @Override
        public void deliver(MovingMessage message) {}

        @Override
        public void deliver(jakarta.mail.internet.MimeMessage message) {}

        @Override
        public void create() {}

        @Override
        public void delete() {}

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public void setPassword(String password) {}

        @Override
        public void authenticate(String password) {}

        @Override
        public String getQualifiedMailboxName() {
            return address.getEmail();
        }
    }
}
