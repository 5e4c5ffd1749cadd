package io.movers.common.events.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A health insurer (Colombian <i>entidad promotora de salud</i>) as accounts and their events name it. An account without one
 * travels with an empty object, as the original's do. Copies
 * store its id under its own name: without saying so it would become an <code>_id</code>.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Eps(
        @Field("id") @Nullable String id, @Nullable String name) {}
