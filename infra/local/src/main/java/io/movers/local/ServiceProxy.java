package io.movers.local;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;

/** Passes requests on as the cluster's nginx does: the Host stays, and X-Forwarded-* are ours, whatever came in. */
final class ServiceProxy extends ProxyHandler.Reverse {
    private static final long CONNECT_TIMEOUT_MILLIS = 5_000;
    /** Less than what Tomcat keeps an idle connection for, so that none is taken that it is about to close. */
    private static final long POOLED_IDLE_MILLIS = 10_000;

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
        client.setMaxConnectionsPerDestination(128);
        client.setUserAgentField(null);
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
