package io.movers.common.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A health insurer (Colombian <i>entidad promotora de salud</i>) as accounts and their events name it. An account without one
 * travels with an empty object, as the original's do.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Eps(@Nullable String id, @Nullable String name) {}
