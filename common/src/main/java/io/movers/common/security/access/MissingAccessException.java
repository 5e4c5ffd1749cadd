package io.movers.common.security.access;

import java.util.Set;

/** Some routes do not state who may call them. */
public class MissingAccessException extends RuntimeException {

    MissingAccessException(Set<String> methods) {
        super("These routes do not state who may call them: " + String.join(", ", methods)
                + ". Put @Access on the method or its class, for example @Access(Caller.STAFF).");
    }
}
