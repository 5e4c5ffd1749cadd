package io.movers.servers;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server for tests. It accepts every mail, except at the steps at which it is told to misbehave: to refuse, to
 * answer late, or to drop the connection.
 */
public final class HostileSmtpServer implements AutoCloseable {
    /** The steps of an SMTP session, with the server's usual answers. */
    public enum Step {
        GREETING("220 hostile.test"),
        EHLO("250 hostile.test"),
        AUTH("235 2.7.0 ok"),
        MAIL("250 2.1.0 ok"),
        RCPT("250 2.1.5 ok"),
        DATA("354 go on"),
        /** The final dot after the content. */
        DOT("250 2.0.0 taken"),
        OTHER("250 ok");

        private final String answer;

        Step(String answer) {
            this.answer = answer;
        }

        private static Step of(String line) {
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            return switch (verb) {
                case "EHLO", "HELO" -> EHLO;
                case "AUTH" -> AUTH;
                case "MAIL" -> MAIL;
                case "RCPT" -> RCPT;
                case "DATA" -> DATA;
                default -> OTHER;
            };
        }
    }

    /** What the server does at a step. */
    private record Behaviour(Duration delay, @Nullable String answer) {}

    private final ServerSocket socket;
    private final ExecutorService sessions = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<Step, Behaviour> behaviours = new EnumMap<>(Step.class);
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> contents = new CopyOnWriteArrayList<>();
    private volatile List<String> extensions = List.of();
    private volatile boolean keepsContents = true;
    private volatile Consumer<Copy> watcher = copy -> {};

    /**
     * A mail that was received up to its final dot.
     *
     * @param confirmed whether the client was told at once that it is taken
     */
    public record Copy(String content, Instant receivedAt, boolean confirmed) {}

    private HostileSmtpServer(ServerSocket socket) {
        this.socket = socket;
        for (Step step : Step.values()) {
            behaviours.put(step, new Behaviour(Duration.ZERO, step.answer));
        }
    }

    /** Starts a well-behaved server on a free port. */
    public static HostileSmtpServer start() {
        try {
            HostileSmtpServer server = new HostileSmtpServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            server.sessions.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Offers these extensions in the answer to {@code EHLO}. */
    public void offer(String... names) {
        extensions = List.of(names);
    }

    /** From now on, answers the step with this line. */
    public void answer(Step step, String line) {
        change(step, behaviour -> new Behaviour(behaviour.delay(), line));
    }

    /** From now on, waits that long before it answers the step. */
    public void delay(Step step, Duration delay) {
        change(step, behaviour -> new Behaviour(delay, behaviour.answer()));
    }

    /** From now on, drops the connection at the step instead of answering. */
    public void drop(Step step) {
        change(step, behaviour -> new Behaviour(behaviour.delay(), null));
    }

    /** Hands every mail that is received from now on to a watcher, on the session's thread, instead of keeping it. */
    public void watch(Consumer<Copy> newWatcher) {
        keepsContents = false;
        watcher = newWatcher;
    }

    /** From now on, behaves normally at the step. */
    public void behave(Step step) {
        change(step, behaviour -> new Behaviour(Duration.ZERO, step.answer));
    }

    private void change(Step step, UnaryOperator<Behaviour> change) {
        synchronized (behaviours) {
            behaviours.compute(step, (key, behaviour) -> change.apply(behaviour));
        }
    }

    /** The command lines received so far. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** The contents received completely so far, whatever the server answered to their final dot: the copies of mails. */
    public List<String> contents() {
        return List.copyOf(contents);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                sessions.execute(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            Session session = new Session(client, in);
            if (session.reply(Step.GREETING)) {
                session.run();
            }
        } catch (IOException e) {
            // The client has disconnected, or the server was closed.
        } finally {
            open.remove(client);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        sessions.shutdown();
        closeQuietly(socket);
        open.forEach(HostileSmtpServer::closeQuietly);
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // The connection is no longer used in any case.
        }
    }

    private final class Session {
        private final Socket client;
        private final BufferedReader in;

        Session(Socket client, BufferedReader in) {
            this.client = client;
            this.in = in;
        }

        void run() throws IOException {
            boolean goesOn = true;
            String line = in.readLine();
            while (goesOn && line != null) {
                if (keepsContents) {
                    commands.add(line);
                }
                Step step = Step.of(line);
                goesOn = reply(step);
                if (goesOn && step == Step.DATA && isContentWanted()) {
                    goesOn = readContent() && reply(Step.DOT);
                }
                line = goesOn ? in.readLine() : null;
            }
        }

        private boolean isContentWanted() {
            String answer = behaviourAt(Step.DATA).answer();
            return answer != null && answer.startsWith("354");
        }

        private boolean readContent() throws IOException {
            StringBuilder content = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(".")) {
                    receive(content.toString());
                    return true;
                }
                content.append(line).append('\n');
            }
            return false;
        }

        private void receive(String content) {
            Behaviour dot = behaviourAt(Step.DOT);
            boolean confirmed =
                    dot.delay().isZero() && dot.answer() != null && dot.answer().startsWith("2");
            if (keepsContents) {
                contents.add(content);
            }
            watcher.accept(new Copy(content, Instant.now(), confirmed));
        }

        /** Answers, or drops the connection; false if the session is over. */
        private boolean reply(Step step) throws IOException {
            Behaviour behaviour = behaviourAt(step);
            await(behaviour.delay());
            if (behaviour.answer() == null) {
                client.setSoLinger(true, 0);
                return false;
            }
            StringBuilder answer = new StringBuilder();
            if (step == Step.EHLO && behaviour.answer().startsWith("250 ")) {
                answer.append("250-hostile.test\r\n");
                extensions.forEach(name -> answer.append("250-").append(name).append("\r\n"));
                answer.append("250 HELP\r\n");
            } else {
                answer.append(behaviour.answer()).append("\r\n");
            }
            client.getOutputStream().write(answer.toString().getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            return !behaviour.answer().startsWith("421");
        }

        private Behaviour behaviourAt(Step step) {
            synchronized (behaviours) {
                return Objects.requireNonNull(behaviours.get(step));
            }
        }

        private void await(Duration delay) throws IOException {
            try {
                if (!delay.isZero() && closed.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException("closed");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
