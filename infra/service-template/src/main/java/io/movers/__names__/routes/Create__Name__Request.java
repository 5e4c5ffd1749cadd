package io.movers.__names__.routes;

import io.movers.__names__.models.New__Name__;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import org.jspecify.annotations.Nullable;

@FieldCheck(field = "title", is = Constraint.NOT_EMPTY, trim = true, message = "Title is required")
@FieldCheck(field = "title", is = Constraint.TEXT)
@FieldCheck(field = "note", is = Constraint.FREE_TEXT)
record Create__Name__Request(String title, @Nullable String note) {
    New__Name__ toNew__Name__() {
        return new New__Name__(title, note);
    }
}
