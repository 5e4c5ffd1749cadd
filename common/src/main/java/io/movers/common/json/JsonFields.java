package io.movers.common.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Names the field of a body that could not be read. */
public final class JsonFields {

    private JsonFields() {}

    /** The path in the form <code>users[0].age</code>, or null if the failure has none. */
    public static @Nullable String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            String name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.isEmpty() ? null : path.toString();
    }
}
