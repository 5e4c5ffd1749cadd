package io.movers.seventh;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Ends the process like {@code kill -9} after a route has done its work and before the answer is recorded. */
@RestControllerAdvice
@ConditionalOnProperty("test.die-before-answer")
class DyingAnswer implements ResponseBodyAdvice<Object> {
    @Override
    public boolean supports(MethodParameter route, Class<? extends HttpMessageConverter<?>> converter) {
        return "create"
                .equals(String.valueOf(
                        route.getMethod() == null ? "" : route.getMethod().getName()));
    }

    @Override
    public Object beforeBodyWrite(
            Object body,
            MethodParameter route,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        Runtime.getRuntime().halt(137);
        return body;
    }
}
