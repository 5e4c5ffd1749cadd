package io.movers.local.deploy;

import io.movers.local.deploy.IngressTable.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.awaitility.Awaitility;

/** A real nginx with the configuration that an ingress controller would give it for an Ingress. */
final class Nginx implements AutoCloseable {
    /** How the two families of controllers translate a {@code Prefix} path. */
    enum Controller {
        /** By path element: the path itself and everything below it. */
        INGRESS_NGINX {
            @Override
            String locations(Route route, String body) {
                return "location = %s { %s }\nlocation %s/ { %s }\n".formatted(route.path(), body, route.path(), body);
            }

            @Override
            String limit(Map<String, String> annotations, String zone) {
                return limited(annotations)
                        ? "limit_req zone=%s burst=%s nodelay;".formatted(zone, burst(annotations))
                        : "";
            }

            @Override
            String zone(Map<String, String> annotations, String zone) {
                return limited(annotations)
                        ? "limit_req_zone $binary_remote_addr zone=%s:5m rate=%sr/m;%n"
                                .formatted(zone, annotations.get(PREFIX + "limit-rpm"))
                        : "";
            }

            @Override
            String bodySize(Map<String, String> annotations) {
                return annotations.get(PREFIX + "proxy-body-size");
            }

            private boolean limited(Map<String, String> annotations) {
                return annotations.containsKey(PREFIX + "limit-rpm");
            }

            private int burst(Map<String, String> annotations) {
                return Integer.parseInt(annotations.get(PREFIX + "limit-rpm"))
                        * Integer.parseInt(annotations.get(PREFIX + "limit-burst-multiplier"));
            }

            private static final String PREFIX = "nginx.ingress.kubernetes.io/";
        },
        /** As a prefix in nginx's own sense. */
        F5_NGINX {
            @Override
            String locations(Route route, String body) {
                return "location %s { %s }\n".formatted(route.path(), body);
            }

            @Override
            String limit(Map<String, String> annotations, String zone) {
                return annotations.containsKey(PREFIX + "limit-req-rate")
                        ? "limit_req zone=%s burst=%s nodelay; limit_req_status %s;"
                                .formatted(
                                        zone,
                                        annotations.get(PREFIX + "limit-req-burst"),
                                        annotations.get(PREFIX + "limit-req-reject-code"))
                        : "";
            }

            @Override
            String zone(Map<String, String> annotations, String zone) {
                return annotations.containsKey(PREFIX + "limit-req-rate")
                        ? "limit_req_zone %s zone=%s:%s rate=%s;%n"
                                .formatted(
                                        annotations.get(PREFIX + "limit-req-key"),
                                        zone,
                                        annotations.get(PREFIX + "limit-req-zone-size"),
                                        annotations.get(PREFIX + "limit-req-rate"))
                        : "";
            }

            @Override
            String bodySize(Map<String, String> annotations) {
                return annotations.get(PREFIX + "client-max-body-size");
            }

            private static final String PREFIX = "nginx.org/";
        };

        abstract String locations(Route route, String body);

        abstract String limit(Map<String, String> annotations, String zone);

        abstract String zone(Map<String, String> annotations, String zone);

        abstract String bodySize(Map<String, String> annotations);
    }

    private final Process process;
    private final int port;
    private final int tlsPort;

    private Nginx(Process process, int port, int tlsPort) {
        this.process = process;
        this.port = port;
        this.tlsPort = tlsPort;
    }

    static Nginx start(
            Path program, Path folder, Controller controller, IngressTable ingress, ToIntFunction<String> ports)
            throws IOException {
        int port = RawHttp.freePort();
        int tlsPort = RawHttp.freePort();
        Path configuration = folder.resolve("nginx.conf");
        if (ingress.hasTls()) {
            certificate(folder, ingress.host());
        }
        Files.writeString(configuration, configuration(folder, controller, ingress, ports, port, tlsPort));
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-p",
                        folder.toString(),
                        "-c",
                        configuration.toString(),
                        "-e",
                        folder.resolve("error.log").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        var nginx = new Nginx(process, port, tlsPort);
        Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("nginx stopped: " + Files.readString(folder.resolve("output.log"))
                        + Files.readString(folder.resolve("error.log")));
            }
            return RawHttp.answers(port);
        });
        return nginx;
    }

    int port() {
        return port;
    }

    int tlsPort() {
        return tlsPort;
    }

    private static String configuration(
            Path folder,
            Controller controller,
            IngressTable ingress,
            ToIntFunction<String> ports,
            int port,
            int tlsPort) {
        var zones = new StringBuilder();
        var locations = new StringBuilder();
        for (Route route : ingress.routes()) {
            String zone = "zone" + locations.length();
            zones.append(controller.zone(route.annotations(), zone));
            locations.append(controller.locations(
                    route,
                    "proxy_pass http://127.0.0.1:%d; proxy_set_header Host $host; client_max_body_size %s; %s"
                            .formatted(
                                    ports.applyAsInt(route.service()),
                                    controller.bodySize(route.annotations()),
                                    controller.limit(route.annotations(), zone))));
        }
        String tls = "";
        String server = "";
        if (ingress.hasTls()) {
            tls = """
                    listen 127.0.0.1:%d ssl;
                    ssl_certificate tls.crt;
                    ssl_certificate_key tls.key;
                    """.formatted(tlsPort);
            Map<String, String> annotations = ingress.master().getMetadata().getAnnotations();
            if ("true".equals(annotations.get("nginx.org/hsts"))) {
                server += "add_header Strict-Transport-Security max-age=%s always;\n"
                        .formatted(annotations.getOrDefault("nginx.org/hsts-max-age", "2592000"));
            }
            if ("true".equals(annotations.get("nginx.org/ssl-redirect"))) {
                server += "if ($scheme = http) { return 301 https://$host$request_uri; }\n";
            }
        }
        return """
                daemon off;
                master_process off;
                pid nginx.pid;
                worker_rlimit_nofile 1024;
                events { worker_connections 256; }
                http {
                access_log off;
                client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                server_names_hash_bucket_size 128;
                %s
                server { listen 127.0.0.1:%d default_server; return 404; }
                server {
                listen 127.0.0.1:%d;
                %s
                server_name %s;
                %s
                location / { return 404; }
                %s
                }
                }
                """.formatted(zones, port, port, tls, ingress.host(), server, locations);
    }

    private static void certificate(Path folder, String host) {
        Programs.Result result = Programs.run(
                folder,
                Map.of(),
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "1",
                "-subj",
                "/CN=" + host,
                "-keyout",
                "tls.key",
                "-out",
                "tls.crt");
        if (result.exit() != 0) {
            throw new AssertionError(result.output());
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
