package io.movers.local;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The documents of the whole suite, which only the local suite serves. */
final class LocalPages extends Handler.Abstract.NonBlocking {
    private final ApiPage documents = new ApiPage();

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            return false;
        }
        if (Request.getPathInContext(request).equals("/docs")) {
            Response.sendRedirect(request, response, callback, "/docs/");
            return true;
        }
        return documents.handle(request, response, callback);
    }
}
