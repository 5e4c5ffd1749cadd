package io.movers.local;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Gives the gateway's own errors the same shape as those of the services. */
final class JsonErrors extends ErrorHandler {
    private static final String JSON = "application/json; charset=utf-8";

    @Override
    public boolean errorPageForMethod(String method) {
        return true; // by default Jetty writes no body for PUT and DELETE
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        int status = isOfTheRequest(code) ? HttpStatus.BAD_REQUEST_400 : code;
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, JSON);
        response.write(true, body(status), callback);
    }

    /** What the server cannot read is the caller's mistake, not a failure of the suite. */
    private static boolean isOfTheRequest(int code) {
        return code == HttpStatus.NOT_IMPLEMENTED_501 || code == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505;
    }

    private static ByteBuffer body(int status) {
        String message = switch (status) {
            case HttpStatus.NOT_FOUND_404 -> "Not Found";
            case HttpStatus.PAYLOAD_TOO_LARGE_413 -> "The request is too large";
            case HttpStatus.BAD_GATEWAY_502, HttpStatus.SERVICE_UNAVAILABLE_503 -> "The service is not available";
            case HttpStatus.GATEWAY_TIMEOUT_504 -> "The service takes too long";
            default -> HttpStatus.getMessage(status);
        };
        return ByteBuffer.wrap(("{\"errors\":[{\"message\":\"" + message + "\"}]}").getBytes(StandardCharsets.UTF_8));
    }
}
