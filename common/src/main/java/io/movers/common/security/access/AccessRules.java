package io.movers.common.security.access;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Decides whether a caller may call a controller method, by the method's {@link Access}. */
public final class AccessRules {

    /** The decision. */
    public enum Verdict {
        /** The caller may call. */
        GRANTED,
        /** The caller needs a session. */
        NOT_SIGNED_IN,
        /** The caller has a session and may not call. */
        FORBIDDEN
    }

    // Framework controllers that are open to everybody: the error page.
    private static final List<String> OPEN_PACKAGES = List.of("org.springframework.boot.webmvc.autoconfigure.error.");

    /** Decides whether the user (null if not signed in) may call the method. */
    public Verdict judge(HandlerMethod handler, @Nullable CurrentUser user) {
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
