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
import java.time.Duration;
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
 * for nobody else. Arguments: address, session, connections, requests to send at most, milliseconds after which no more are sent, and a file
 * with lines of method, path and body, divided by tabs, which are sent in turn. It prints requests per second, p50 and p99 in ms, how many
 * were not answered with 2xx, and how many were sent.
 */
final class RestLoad {
    private final String url;
    private final String session;
    private final List<String> lines;
    private final int count;
    private final Duration time;
    private final long start = System.nanoTime();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    private RestLoad(String url, String session, int count, Duration time, List<String> lines) {
        this.url = url;
        this.session = session;
        this.count = count;
        this.time = time;
        this.lines = lines;
    }

    public static void main(String[] args) throws Exception {
        int connections = Integer.parseInt(args[2]);
        System.setProperty("http.maxConnections", args[2]);
        RestLoad load = new RestLoad(
                args[0],
                args[1],
                Integer.parseInt(args[3]),
                Duration.ofMillis(Long.parseLong(args[4])),
                Files.readAllLines(Path.of(args[5])));
        ExecutorService senders = Executors.newFixedThreadPool(connections);
        for (int i = 0; i < connections; i++) {
            senders.execute(load::sendAll);
        }
        senders.shutdown();
        boolean done = senders.awaitTermination(10, TimeUnit.MINUTES);
        double seconds = (System.nanoTime() - load.start) / 1e9;
        double[] millis =
                load.nanos.stream().mapToDouble(each -> each / 1e6).sorted().toArray();
        System.out.println(ChildJvm.READY
                + String.format(
                        Locale.ROOT,
                        "%.1f %.2f %.2f %d %d",
                        millis.length / seconds,
                        percentile(millis, 50),
                        percentile(millis, 99),
                        load.failed.get() + (done ? 0 : 1),
                        millis.length));
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private void sendAll() {
        int number = next.getAndIncrement();
        while (number < count && System.nanoTime() - start < time.toNanos()) {
            long sent = System.nanoTime();
            try {
                if (send(lines.get(number % lines.size()).split("\t", -1)) / 100 != 2) {
                    failed.incrementAndGet();
                }
            } catch (IOException e) {
                failed.incrementAndGet();
            }
            nanos.add(System.nanoTime() - sent);
            number = next.getAndIncrement();
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
    record Result(double perSecond, double p50, double p99, int failed, int sent) {
        static Result mean(List<Result> turns) {
            return new Result(
                    RouteCosts.mean(turns, Result::perSecond),
                    RouteCosts.mean(turns, Result::p50),
                    RouteCosts.mean(turns, Result::p99),
                    turns.stream().mapToInt(Result::failed).sum(),
                    turns.stream().mapToInt(Result::sent).sum());
        }

        static Result of(String printed) {
            double[] numbers = Arrays.stream(printed.strip().split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Result(numbers[0], numbers[1], numbers[2], (int) numbers[3], (int) numbers[4]);
        }
    }
}
