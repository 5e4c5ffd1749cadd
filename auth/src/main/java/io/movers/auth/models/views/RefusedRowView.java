package io.movers.auth.models.views;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of {@code load-users} that was refused, without its password. */
public record RefusedRowView(Map<String, @Nullable Object> user, String reason) {}
