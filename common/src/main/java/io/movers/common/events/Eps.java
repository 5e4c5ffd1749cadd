package io.movers.common.events;

import org.jspecify.annotations.Nullable;

/** A health insurer (Colombian <i>entidad promotora de salud</i>) as accounts and their events name it. */
public record Eps(@Nullable String id, @Nullable String name) {}
