package io.movers.local.bench;

import io.movers.servers.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends requests on some connections at once, each as soon as its previous one is answered. A process of its own, so that its CPU counts
 * for nobody else. Arguments: address, session, connections, requests to send, and a file with lines of method, path and body, which are
 * sent in turn, divided by tabs. It prints requests per second, p50 and p99 in ms, and how many were not answered with 2xx.
 */
final class RestLoad {
    private final String url;
    private final String session;
    private final List<String> lines;
    private final int count;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    private RestLoad(String url, String session, int count, List<String> lines) {
        this.url = url;
        this.session = session;
        this.count = count;
        this.lines = lines;
    }

    public static void main(String[] args) throws Exception {
        int connections = Integer.parseInt(args[2]);
        System.setProperty("http.maxConnections", args[2]);
        RestLoad load = new RestLoad(args[0], args[1], Integer.parseInt(args[3]), Files.readAllLines(Path.of(args[4])));
        long start = System.nanoTime();
        ExecutorService senders = Executors.newFixedThreadPool(connections);
        for (int i = 0; i < connections; i++) {
            senders.execute(load::sendAll);
        }
        senders.shutdown();
        boolean done = senders.awaitTermination(10, TimeUnit.MINUTES);
        double seconds = (System.nanoTime() - start) / 1e9;
        double[] millis =
                load.nanos.stream().mapToDouble(each -> each / 1e6).sorted().toArray();
        System.out.println(ChildJvm.READY
                + String.format(
                        Locale.ROOT,
                        "%.1f %.2f %.2f %d",
                        millis.length / seconds,
                        percentile(millis, 50),
                        percentile(millis, 99),
                        load.failed.get() + (done ? 0 : 1)));
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private void sendAll() {
        for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
            long start = System.nanoTime();
            try {
                if (send(lines.get(number % lines.size()).split("\t", -1)) / 100 != 2) {
                    failed.incrementAndGet();
                }
            } catch (IOException e) {
                failed.incrementAndGet();
            }
            nanos.add(System.nanoTime() - start);
        }
    }

    private int send(String[] request) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + request[1]).toURL().openConnection();
        connection.setRequestMethod(request[0]);
        connection.setRequestProperty("Cookie", "movers=" + session);
        if (request.length > 2) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            try (OutputStream body = connection.getOutputStream()) {
                body.write(request[2].getBytes(StandardCharsets.UTF_8));
            }
        }
        int status = connection.getResponseCode();
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            if (body != null) {
                body.transferTo(OutputStream.nullOutputStream());
            }
        }
        return status;
    }

    /** What one load has found. */
    record Result(double perSecond, double p50, double p99, int failed) {
        static Result of(String printed) {
            double[] numbers = Arrays.stream(printed.strip().split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Result(numbers[0], numbers[1], numbers[2], (int) numbers[3]);
        }
    }
}
