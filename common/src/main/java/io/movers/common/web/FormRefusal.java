package io.movers.common.web;

import io.movers.common.errors.BadRequestException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses forms and plain text on routes that read no body. On the other routes {@link RequestBodyReader} refuses them and
 * also lists the missing fields.
 */
final class FormRefusal implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && RequestBodyReader.isRefused(request.getContentType())
                && Arrays.stream(method.getMethodParameters())
                        .noneMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class))) {
            throw new BadRequestException(RequestBodyReader.NOT_JSON);
        }
        return true;
    }
}
