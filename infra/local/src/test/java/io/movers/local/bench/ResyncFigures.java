package io.movers.local.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.movers.common.events.resync.Resync;
import io.movers.local.Service;
import io.movers.local.Suite;
import io.movers.local.SuiteConfig;
import io.movers.servers.TargetFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
            var rows = new FleetRows(suite, mongo, "5fa000000000000000000001");
            rows.addAccounts(0, accounts);
            say("Filled with %,d accounts; largest resident memory so far %.0f MB", accounts, largestMemory());
            long start = System.nanoTime();
            long sent = suite.context(Service.AUTH).getBean(Resync.class).run(false).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            say("%,d events stored by the broker after %.0f s", sent, seconds(start));
            for (Service service : copying()) {
                awaitCopies(mongo.getDatabase(rows.database(service)), accounts);
                say("%s has its copies after %.0f s", service.id(), seconds(start));
            }
            say("Largest resident memory %.0f MB", largestMemory());
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

    private static void awaitCopies(MongoDatabase database, long accounts) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (database.getCollection("users").estimatedDocumentCount() < accounts) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(database.getName() + " lacks copies");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static double largestMemory() throws IOException {
        return Figures.megabytes(ProcessHandle.current().pid(), "VmHWM");
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
