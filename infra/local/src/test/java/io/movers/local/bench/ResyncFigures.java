package io.movers.local.bench;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.movers.common.events.resync.Resync;
import io.movers.local.Service;
import io.movers.local.Suite;
import io.movers.local.SuiteConfig;
import io.movers.servers.TargetFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code make bench-resync}: {@code auth} has accounts of which the other services know nothing, and sends them all. Prints how long that takes,
 * when each service has its copies, and the largest memory of the suite meanwhile, its embedded database included.
 */
final class ResyncFigures {
    private static final Duration PATIENCE = Duration.ofHours(2);

    private ResyncFigures() {}

    /** @param args how many accounts */
    public static void main(String[] args) throws Exception {
        int accounts = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path dir = TargetFolders.lasting("resync");
        int status = 1;
        try (Suite suite = Suite.start(SuiteConfig.onFreePorts(dir).with("NATS_STREAM_MAX_BYTES", "8GB"));
                MongoClient mongo = MongoClients.create(suite.mongoUri(Service.AUTH))) {
            new FleetRows(suite, mongo, "5fa000000000000000000001").addAccounts(0, accounts);
            say("Filled with %,d accounts; largest resident memory so far %d MB", accounts, largestMemory());
            long start = System.nanoTime();
            long sent = suite.context(Service.AUTH).getBean(Resync.class).run(false).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            say("%,d events stored by the broker after %.0f s", sent, seconds(start));
            for (Service service : copying()) {
                awaitCopies(mongo, suite, service, accounts);
                say("%s has its copies after %.0f s", service.id(), seconds(start));
            }
            say("Largest resident memory %d MB", largestMemory());
            status = 0;
        } catch (RuntimeException | IOException e) {
            e.printStackTrace(); // the exit below would keep it to itself
        } finally {
            TargetFolders.delete(dir);
            System.exit(status); // the servers' threads would keep this JVM alive
        }
    }

    private static List<Service> copying() {
        return Stream.of(Service.values())
                .filter(service -> service != Service.AUTH)
                .toList();
    }

    private static void awaitCopies(MongoClient mongo, Suite suite, Service service, long accounts)
            throws InterruptedException {
        String database = Objects.requireNonNull(new ConnectionString(suite.mongoUri(service)).getDatabase());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (mongo.getDatabase(database).getCollection("users").estimatedDocumentCount() < accounts) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(service.id() + " lacks copies");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** In MB, of this process since its start. */
    private static long largestMemory() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    >> 10;
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
