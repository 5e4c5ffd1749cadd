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

/** An SMTP server that accepts every mail, delivers none, and keeps the last {@value #MAILS_KEPT}. */
public final class SmtpServer implements AutoCloseable {
    /** How many mails are kept; older ones are dropped. */
    public static final int MAILS_KEPT = 500;

    private final String address;
    private final int port;
    private final int kept;
    private final Deque<Mail> mails = new ArrayDeque<>();
    private volatile Runnable onMail = () -> {};
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

    /** Opens the server, or reopens it on the same port; the mails received so far are kept. */
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
        // Replaces GreenMail's mailboxes, which would grow without limit.
        opened.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            receive(message);
            return new Nobody(recipient);
        });
        greenMail = opened;
    }

    /** Accepts no more mails until {@link #open()} is called. */
    @Override
    public void close() {
        GreenMail opened;
        synchronized (this) {
            opened = greenMail;
            greenMail = null;
        }
        if (opened != null) {
            opened.stop(); // not under the lock, because it waits for deliveries, which need the lock
        }
    }

    /** Runs an action after each mail. */
    public void onMail(Runnable action) {
        onMail = action;
    }

    /** The mails received, oldest first. */
    public List<Mail> mails() {
        synchronized (mails) {
            return List.copyOf(mails);
        }
    }

    /** Removes the mails received so far. */
    public void clear() {
        synchronized (mails) {
            mails.clear();
        }
    }

    /** Called once per recipient, one after the other; keeps the mail once. */
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
        onMail.run();
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
