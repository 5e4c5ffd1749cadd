package io.movers.local;

import io.movers.common.events.streaming.StreamingTransport;
import io.movers.local.console.Console;
import io.movers.local.console.SpanStore;
import io.movers.servers.Mail;
import io.movers.servers.NatsServer;
import io.movers.servers.PortInUseException;
import io.movers.servers.Ports;
import io.movers.servers.SmtpServer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.context.ConfigurableApplicationContext;

/** The six services, the servers that they need, and the gateway. */
public final class Suite implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Suite.class);

    private static final int SERVICE_PORTS = 1;
    private static final int MANAGEMENT_PORTS = 11;

    static {
        // Contexts that start in parallel would reset the shared Logback for each other, so logback.xml configures it.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        // Tomcat has one home for the whole JVM: by default the first service's temporary folder, which is deleted when
        // that service stops. Services that start in parallel afterwards would all try to make it again, and all but
        // one would fail.
        System.setProperty("catalina.home", System.getProperty("java.io.tmpdir"));
    }

    private final SuiteConfig config;
    private final Map<Service, RunningService> services = new EnumMap<>(Service.class);
    private final SpanStore spans = new SpanStore();
    private final Deque<Runnable> stops = new ArrayDeque<>();
    private final AtomicInteger threads = new AtomicInteger();
    private final BlockingQueue<Service> ended = new ArrayBlockingQueue<>(Service.values().length);
    private volatile boolean closing;
    private @Nullable LocalDatabase database;
    private @Nullable BrokerUsers brokerUsers;
    private SuiteSettings settings;
    private SmtpServer smtp;

    @SuppressWarnings("NullAway.Init") // open() sets the other fields before the suite is returned
    Suite(SuiteConfig config) {
        this.config = config;
    }

    /** Starts everything; returns once every service accepts requests. */
    public static Suite start(SuiteConfig config) {
        var suite = new Suite(config);
        suite.open();
        return suite;
    }

    synchronized void open() {
        try {
            startParts();
        } catch (RuntimeException | IOException e) {
            stopParts();
            throw e instanceof SuiteException known ? known : new SuiteException("The suite did not start: " + e, e);
        }
    }

    private void startParts() throws IOException {
        requirePort("GATEWAY_PORT", config.gatewayPort(), "");
        var lock = new DataLock(config.dataDir());
        stops.push(lock::close);
        String mongoUri = config.mongoUriBase();
        if (mongoUri == null) {
            mongoUri = startDatabase().uri();
        }
        String natsUrl = config.natsUrl();
        if (natsUrl == null) {
            brokerUsers = BrokerUsers.packaged(new Secrets(config.dataDir()), config.extraServices());
            natsUrl = startNats(brokerUsers);
        }
        requirePort("SMTP_PORT", config.smtpPort(), "");
        smtp = SmtpServer.start(config.bindAddress(), config.smtpPort());
        stops.push(smtp::close);
        settings = SuiteSettings.of(config, mongoUri, natsUrl, brokerUsers, config.reachableAddress());
        for (ExtraService service : config.extraServices()) {
            environmentFile(service).write(settings.of(service));
        }
        int offset = 0;
        for (Service service : Service.values()) {
            int port = portNear(SERVICE_PORTS + offset);
            int managementPort = portNear(MANAGEMENT_PORTS + offset++);
            services.put(
                    service,
                    new RunningService(
                            service,
                            port,
                            managementPort,
                            settings.of(service, port, managementPort),
                            spans,
                            ended::offer));
        }
        stops.push(() -> inParallel(RunningService::stop));
        inParallel(this::startUnlessClosing);
        var console = new Console(new RunningSuite(this), spans);
        if (settings.isStreaming()) {
            console.readEvents(new StreamingTransport("console", settings.streamingBroker()));
        } else {
            console.readEvents(settings.brokerOptions());
        }
        smtp.onMail(console::mailCaught);
        var gateway = new Gateway(
                config.bindAddress(),
                config.gatewayPort(),
                new Upstreams(config.reachableAddress(), RouteTable.packaged(), this::port, config.extraServices()),
                console,
                Gateway.ANSWER_LIMIT);
        stops.push(gateway::close);
        stops.push(console::close);
        gateway.start();
    }

    private LocalDatabase startDatabase() {
        LocalDatabase started;
        try {
            started = LocalDatabase.start(config);
        } catch (PortInUseException e) {
            throw portInUse("MONGO_PORT", config.mongoPort(), ", or MONGO_URI_BASE to use the MongoDB that runs there");
        } catch (IllegalStateException e) {
            throw new SuiteException(String.valueOf(e.getMessage()), e);
        }
        stops.push(started::close);
        database = started;
        return started;
    }

    private String startNats(BrokerUsers users) {
        NatsServer nats =
                NatsServer.withoutExitHook(config.dataDir().resolve("nats"), config.bindAddress(), config.natsPort());
        nats.requireUsers(users.configuration(), users.environment());
        try {
            nats.start();
        } catch (PortInUseException e) {
            throw portInUse("NATS_PORT", config.natsPort(), ", or NATS_URL to use the server that runs there");
        } catch (IllegalStateException e) {
            throw new SuiteException(String.valueOf(e.getMessage()), e);
        }
        stops.push(nats::close);
        return "nats://" + config.reachableAddress() + ":" + nats.port();
    }

    /** Starts the service unless the suite is already stopping, for example after Ctrl-C. */
    private void startUnlessClosing(RunningService service) {
        if (!closing) {
            service.start();
        }
    }

    /** Returns a port at that distance from the gateway's, which is easy to remember, or any free one if it is in use. */
    private int portNear(int distance) {
        int port = config.gatewayPort() + distance;
        try {
            Ports.requireFree(config.bindAddress(), port);
            return port;
        } catch (PortInUseException | IllegalArgumentException e) {
            return Ports.free();
        }
    }

    private void requirePort(String variable, int port, String alternative) {
        try {
            Ports.requireFree(config.bindAddress(), port);
        } catch (PortInUseException e) {
            throw portInUse(variable, port, alternative);
        }
    }

    private static SuiteException portInUse(String variable, int port, String alternative) {
        return new SuiteException("Port " + port + " is in use: set " + variable + " to a free one" + alternative);
    }

    /** Stops a service and starts it again, on the same port. */
    public synchronized void restart(Service service) {
        RunningService running = running(service);
        running.stop();
        running.start();
    }

    /** Stops a service and starts it again with the classes that are compiled now. */
    synchronized void restartCompiled(Service service) {
        running(service).startCompiled();
    }

    /** Stops a service. */
    public synchronized void stop(Service service) {
        running(service).stop();
    }

    /** Starts a service that was stopped, on the same port. */
    public synchronized void start(Service service) {
        running(service).start();
    }

    /** Waits until a service ends without being stopped. */
    Service awaitEnd() throws InterruptedException {
        return ended.take();
    }

    /** The Spring context of a service, for a test that looks inside. */
    public ConfigurableApplicationContext context(Service service) {
        ConfigurableApplicationContext context = running(service).context();
        if (context == null) {
            throw new IllegalStateException(service.id() + " is stopped");
        }
        return context;
    }

    /** The port of a service itself; the public one is the gateway's. */
    public int port(Service service) {
        return running(service).port();
    }

    /** The management port of a service, which serves {@code /actuator}. */
    public int managementPort(Service service) {
        return running(service).managementPort();
    }

    /** The address of the suite: {@code http://localhost:8080}. */
    public String url() {
        return settings.publicUrl();
    }

    /** The address of a service's database. */
    public String mongoUri(Service service) {
        return settings.mongoUri(service);
    }

    /** The broker's address without a user. */
    public String natsUrl() {
        return settings.natsUrl();
    }

    /** The broker's address for operators and tests, who may do everything there. */
    public String operatorNatsUrl() {
        return natsUrl(BrokerUsers.OPERATOR);
    }

    /** The broker's address for a service, with its user and what that user may do. */
    String natsUrl(Service service) {
        return natsUrl(service.id());
    }

    private String natsUrl(String user) {
        return brokerUsers == null
                ? natsUrl()
                : natsUrl().replace("://", "://" + user + ":" + brokerUsers.password(user) + "@");
    }

    public String adminEmail() {
        return settings.adminEmail();
    }

    public String adminPassword() {
        return settings.adminPassword();
    }

    /** The mails that the services have sent, oldest first. */
    public List<Mail> mails() {
        return smtp.mails();
    }

    /** The server that receives the mails. */
    public SmtpServer smtp() {
        return smtp;
    }

    /** The services in processes of their own. */
    List<ExtraService> extraServices() {
        return config.extraServices();
    }

    /** Where an extra service finds its environment. */
    EnvironmentFile environmentFile(ExtraService service) {
        return new EnvironmentFile(config.dataDir().resolve(service.id() + ".env"));
    }

    SuiteConfig config() {
        return config;
    }

    /** Where the databases are and what serves them, without a password. */
    String databaseAddress() {
        String given = config.mongoUriBase();
        if (given != null) {
            return given.replaceAll("//[^@/]*@", "//");
        }
        return config.reachableAddress() + ":" + config.mongoPort()
                + (database == null ? "" : " (" + database.description() + ")");
    }

    /** Stops everything: first the gateway, then all services in parallel, then the servers that they use. */
    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            stopParts();
        }
    }

    private void stopParts() {
        while (!stops.isEmpty()) {
            try {
                stops.pop().run();
            } catch (RuntimeException e) {
                log.warn("A part of the suite did not stop cleanly", e);
            }
        }
    }

    private RunningService running(Service service) {
        RunningService running = services.get(service);
        if (running == null) {
            throw new IllegalStateException("The suite has not started");
        }
        return running;
    }

    private void inParallel(Consumer<RunningService> action) {
        int side = Math.max(2, Runtime.getRuntime().availableProcessors());
        ExecutorService executor = Executors.newFixedThreadPool(
                Math.min(side, services.size()), task -> new Thread(task, "suite-" + threads.incrementAndGet()));
        try {
            var futures = new ArrayList<Future<?>>();
            for (RunningService service : services.values()) {
                futures.add(executor.submit(() -> action.accept(service)));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            closing = true; // the remaining services need not start
            throw new SuiteException("A service failed: " + rootCause(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("Interrupted", e);
        } finally {
            executor.shutdown();
            awaitEnd(executor);
        }
    }

    private static void awaitEnd(ExecutorService executor) {
        try {
            executor.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String rootCause(Throwable failure) {
        Throwable cause = failure;
        for (Throwable next = cause.getCause(); next != null; next = next.getCause()) {
            cause = next;
        }
        return cause.toString();
    }
}
