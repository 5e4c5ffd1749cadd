package io.movers.local.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.UUID;

/** What an {@code Idempotency-Key} costs: how long the start of a trip takes with and without one, in turns. */
final class KeyCost {
    private static final int WARM_UP = 400;
    private static final int MEASURED = 600;
    private static final String TRIP = """
            {"origin":"Casa","destination":"Oficina","resourceRef":"R-1","reservationId":"5fa000000000000000000001"}""";

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String url;

    /** Signs in as the administrator of a running suite. */
    KeyCost(String url, String password) throws IOException, InterruptedException {
        this.url = url;
        String account = "{\"email\":\"admin@movers.example\",\"password\":\"%s\"}".formatted(password);
        expect(200, request("/api/users/signin", account));
    }

    /** Median times in milliseconds. */
    record Medians(double without, double with, double replayed) {}

    Medians measure() throws IOException, InterruptedException {
        double[] without = new double[MEASURED];
        double[] with = new double[MEASURED];
        double[] replayed = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            String key = UUID.randomUUID().toString();
            double plain = time(request("/api/travels", TRIP));
            double keyed = time(request("/api/travels", TRIP).header("Idempotency-Key", key));
            double again = time(request("/api/travels", TRIP).header("Idempotency-Key", key));
            if (i >= 0) {
                without[i] = plain;
                with[i] = keyed;
                replayed[i] = again;
            }
        }
        return new Medians(median(without), median(with), median(replayed));
    }

    private HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private double time(HttpRequest.Builder request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        expect(201, request);
        return (System.nanoTime() - start) / 1e6;
    }

    private void expect(int status, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
