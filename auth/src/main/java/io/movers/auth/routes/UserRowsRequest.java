package io.movers.auth.routes;

import io.movers.common.web.Check;
import io.movers.common.web.Is;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Check(field = "users", is = Is.NOT_EMPTY, message = "The users param is required")
@Check(field = "users", is = Is.ARRAY, max = Bulk.ROWS, message = "The users param must be an array")
@Check(field = "users.*.id", is = Is.NOT_EMPTY, message = "The user id is required")
record UserRowsRequest(List<Row> users) {
    record Row(@Nullable Object id) {}

    List<@Nullable Object> ids() {
        List<@Nullable Object> ids = new ArrayList<>();
        users.forEach(row -> ids.add(row.id()));
        return ids;
    }
}
