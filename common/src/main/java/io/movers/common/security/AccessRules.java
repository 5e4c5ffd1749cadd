package io.movers.common.security;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Decides whether a caller may call a controller method, by the {@link Access} that it states. */
final class AccessRules {

    /** What is decided. */
    enum Verdict {
        GRANTED,
        NOT_SIGNED_IN,
        FORBIDDEN
    }

    // Controllers of the frameworks that are meant to be open: API docs and the container's error page.
    private static final List<String> OPEN_PACKAGES =
            List.of("org.springdoc.", "org.springframework.boot.webmvc.autoconfigure.error.");

    Verdict judge(HandlerMethod handler, @Nullable CurrentUser user) {
        Access access = accessOf(handler);
        if (access == null) {
            return isOpenFramework(handler) ? Verdict.GRANTED : refuse(user);
        }
        Set<Caller> callers = Set.of(access.value());
        if (callers.contains(Caller.ANYONE)) {
            return Verdict.GRANTED;
        }
        boolean granted = user != null
                && (access.unverified() || !user.unverified())
                && callers.stream().anyMatch(caller -> caller.includes(user.role()));
        return granted ? Verdict.GRANTED : refuse(user);
    }

    static @Nullable Access accessOf(HandlerMethod handler) {
        Access access = handler.getMethodAnnotation(Access.class);
        return access != null
                ? access
                : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Access.class);
    }

    private static Verdict refuse(@Nullable CurrentUser user) {
        return user == null ? Verdict.NOT_SIGNED_IN : Verdict.FORBIDDEN;
    }

    private static boolean isOpenFramework(HandlerMethod handler) {
        String type = handler.getBeanType().getName();
        return OPEN_PACKAGES.stream().anyMatch(type::startsWith);
    }
}
