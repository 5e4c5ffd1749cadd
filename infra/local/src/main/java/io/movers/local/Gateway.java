package io.movers.local;

import java.time.Duration;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The suite's only address: routes requests to the services like the Ingress, and serves the local pages. */
final class Gateway implements AutoCloseable {
    /** The same limit as in the Ingress. */
    private static final long MAX_BODY_BYTES = 8L << 20;

    /** How long a service may take to answer. */
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

    private static final long STOP_TIMEOUT_MILLIS = 10_000;

    private final Server server;

    Gateway(String address, int port, Upstreams upstreams, Handler console, Duration answerLimit) {
        var threads = new QueuedThreadPool(32, 4);
        threads.setName("gateway");
        server = new Server(threads);
        server.setStopTimeout(STOP_TIMEOUT_MILLIS);
        server.setErrorHandler(new JsonErrors());

        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setUriCompliance(UriCompliance.UNSAFE); // the services decide what a path may contain
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(75_000);
        connector.setShutdownIdleTimeout(100); // for connections without a request
        server.addConnector(connector);

        var proxy = new ServiceProxy(
                request -> {
                    Upstreams.Address service =
                            upstreams.find(Request.getPathInContext(request)).orElseThrow();
                    return HttpURI.build(request.getHttpURI())
                            .scheme("http")
                            .host(service.host())
                            .port(service.port())
                            .asImmutable();
                },
                answerLimit);
        server.setHandler(new GracefulHandler(new Handler.Sequence(
                console,
                new LocalPages(),
                new Routed(upstreams, new BodyLimit(MAX_BODY_BYTES, 4 * MAX_BODY_BYTES), proxy))));
    }

    void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new SuiteException("The gateway did not start: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The gateway did not stop cleanly", e);
        }
    }

    /** Passes on requests that have a route; all others end in a 404. */
    private static final class Routed extends Handler.Wrapper {
        private final Upstreams upstreams;

        Routed(Upstreams upstreams, Handler.Wrapper limit, Handler proxy) {
            super(limit);
            this.upstreams = upstreams;
            limit.setHandler(proxy);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            return upstreams.find(Request.getPathInContext(request)).isPresent()
                    && super.handle(request, response, callback);
        }
    }
}
