package io.movers.local;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes requests on as the cluster's nginx does: it keeps the Host header and replaces any X-Forwarded-* headers. */
final class ServiceProxy extends ProxyHandler.Reverse {
    private static final Logger log = LoggerFactory.getLogger(ServiceProxy.class);

    private static final long CONNECT_TIMEOUT_MILLIS = 5_000;
    /** Shorter than Tomcat keeps an idle connection open, so that no request is sent on a connection that is about to close. */
    private static final long POOLED_IDLE_MILLIS = 10_000;

    /** More than a client may send, to leave room for headers that the gateway adds. The service limits the size. */
    private static final int REQUEST_HEADER_BYTES = 64 * 1024;

    private final Duration answerLimit;

    ServiceProxy(Function<Request, HttpURI> rewrite, Duration answerLimit) {
        super(rewrite);
        this.answerLimit = answerLimit;
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        client.setIdleTimeout(POOLED_IDLE_MILLIS);
        // As many as a service accepts: a slow body occupies a connection until the service times out.
        client.setMaxConnectionsPerDestination(1_024);
        client.setRequestBufferSize(REQUEST_HEADER_BYTES);
        client.setUserAgentField(null);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!isUri(request.getHttpURI().getPathQuery())) {
            Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
            return true;
        }
        return super.handle(request, response, callback);
    }

    /** Whether the HTTP client, which calls the service, accepts the path and query. */
    private static boolean isUri(String pathQuery) {
        try {
            return URI.create("http://localhost" + pathQuery).getRawPath() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request onward,
            org.eclipse.jetty.client.Response answer,
            Response response,
            Callback callback,
            Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException refusal && refusal.getCode() < HttpStatus.INTERNAL_SERVER_ERROR_500) {
                Response.writeError(request, response, callback, refusal.getCode());
                return;
            }
        }
        log.warn(
                "{} {} failed because the service did not answer: {}",
                request.getMethod(),
                request.getHttpURI().getPath(),
                String.valueOf(failure));
        super.onServerToProxyResponseFailure(request, onward, answer, response, callback, failure);
    }

    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI target) {
        return super.newProxyToServerRequest(request, target)
                .idleTimeout(answerLimit.toMillis(), TimeUnit.MILLISECONDS)
                .timeout(answerLimit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request onward) {
        HttpURI uri = request.getHttpURI();
        onward.headers(headers -> {
            headers.remove(HttpHeader.FORWARDED);
            headers.put(new HttpField(HttpHeader.X_FORWARDED_FOR, Request.getRemoteAddr(request)));
            headers.put(new HttpField(HttpHeader.X_FORWARDED_PROTO, String.valueOf(uri.getScheme())));
            headers.put(new HttpField(HttpHeader.X_FORWARDED_HOST, String.valueOf(uri.getAuthority())));
            headers.put(new HttpField(HttpHeader.X_FORWARDED_PORT, Integer.toString(Request.getServerPort(request))));
            headers.put(HttpHeader.HOST, String.valueOf(uri.getAuthority()));
        });
    }
}
