package io.movers.local.bench;

import io.movers.local.deploy.UnpackedImage;
import io.movers.servers.MongoServerProcess;
import io.movers.servers.NatsServer;
import io.movers.servers.ServiceJvm;
import io.movers.servers.Services;
import io.movers.servers.TargetFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * {@code make bench-start}: how long each service takes to be ready when it is started as in its image, with the cache and the options of the image,
 * and its memory at rest. One service runs at a time, beside its database and its broker.
 */
final class StartFigures {
    private static final int STARTS = 2;
    private static final Duration REST = Duration.ofSeconds(40);

    private final Path folder;
    private final MongoServerProcess database;
    private final NatsServer broker;

    private StartFigures(Path folder) {
        this.folder = folder;
        this.database = MongoServerProcess.onDisk(folder.resolve("mongo.mv"));
        this.broker = NatsServer.start(folder.resolve("nats"));
    }

    /** @param args which services; without any, all */
    public static void main(String[] args) throws Exception {
        Path folder = TargetFolders.lasting("start");
        int status = 1;
        try {
            var figures = new StartFigures(folder);
            for (String service : args.length == 0 ? Services.NAMES : List.of(args)) {
                figures.measure(service);
            }
            status = 0;
        } catch (Exception e) {
            e.printStackTrace(); // the exit below would keep it to itself
        } finally {
            TargetFolders.delete(folder);
            System.exit(status); // the broker's threads would keep this JVM alive
        }
    }

    private void measure(String service) throws IOException, InterruptedException {
        UnpackedImage image = UnpackedImage.of(service, Files.createDirectory(folder.resolve(service)));
        for (int start = 1; start <= STARTS; start++) {
            long began = System.nanoTime();
            try (ServiceJvm running = image.start(database.uri(service), broker.url())) {
                double seconds = (System.nanoTime() - began) / 1e9;
                TimeUnit.SECONDS.sleep(REST.toSeconds());
                System.out.printf(
                        Locale.ROOT,
                        "%-14s ready after %.1f s; %.0f MB after %d s at rest%n",
                        service,
                        seconds,
                        Figures.megabytes(running.pid(), "VmRSS"),
                        REST.toSeconds());
            }
        }
    }
}
