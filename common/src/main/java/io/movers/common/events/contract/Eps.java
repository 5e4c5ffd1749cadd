package io.movers.common.events.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A health insurer (Colombian <i>entidad promotora de salud</i>) as accounts and their events name it. The event of an
 * account without one carries an empty object, as the Node services send it. {@code @Field} keeps the name <code>id</code>
 * in stored copies, where Spring Data would write <code>_id</code>.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Eps(
        @Field("id") @Nullable String id, @Nullable String name) {}
