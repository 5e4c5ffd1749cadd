package io.movers.auth.routes;

import io.movers.auth.services.BulkLimits;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@FieldCheck(field = "users", is = Constraint.NOT_EMPTY, message = "The users param is required")
@FieldCheck(field = "users", is = Constraint.ARRAY, max = BulkLimits.ROWS, message = "The users param must be an array")
@FieldCheck(field = "users.*.id", is = Constraint.NOT_EMPTY, message = "The user id is required")
record UserRowsRequest(List<Row> users) {
    record Row(@Nullable Object id) {}

    List<@Nullable Object> ids() {
        List<@Nullable Object> ids = new ArrayList<>();
        users.forEach(row -> ids.add(row.id()));
        return ids;
    }
}
