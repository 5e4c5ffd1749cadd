package io.movers.chaos.harness;

import io.movers.servers.HostileSmtpServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mails that the mail server has received. */
public final class Mails {
    private static final Pattern TO = Pattern.compile("(?m)^To: <?([^>\\s]+)>?\\s*$");
    private static final Pattern CODE = Pattern.compile("/auth/(activacion|recuperar-clave)[^\\s\"]*?codigo=(\\d{6})");

    /**
     * One copy of a mail.
     *
     * @param to the recipient
     * @param activation whether it activates an account; otherwise it resets a password
     * @param confirmed whether the client was told at once that it is taken
     */
    public record Copy(String to, boolean activation, String code, Instant receivedAt, boolean confirmed) {}

    private final List<Copy> copies = new ArrayList<>();

    synchronized void receive(HostileSmtpServer.Copy copy) {
        parse(copy).ifPresent(copies::add);
    }

    /** All copies, in the order in which they were received. */
    public synchronized List<Copy> copies() {
        return List.copyOf(copies);
    }

    /** The code of the latest activation mail to that address. */
    public synchronized Optional<String> activationCode(String to) {
        for (int i = copies.size() - 1; i >= 0; i--) {
            Copy copy = copies.get(i);
            if (copy.activation() && copy.to().equals(to)) {
                return Optional.of(copy.code());
            }
        }
        return Optional.empty();
    }

    static Optional<Copy> parse(HostileSmtpServer.Copy received) {
        String content = received.content().replace("\r", "").replace("=\n", "").replace("=3D", "=");
        Matcher to = TO.matcher(content);
        Matcher code = CODE.matcher(content);
        return to.find() && code.find()
                ? Optional.of(new Copy(
                        to.group(1),
                        code.group(1).equals("activacion"),
                        code.group(2),
                        received.receivedAt(),
                        received.confirmed()))
                : Optional.empty();
    }
}
