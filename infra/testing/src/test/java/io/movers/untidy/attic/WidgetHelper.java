package io.movers.untidy.attic;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

class WidgetHelper {
    @Autowired
    private @Nullable Widget widget;

    @Autowired
    WidgetHelper() {}

    @Nullable Widget widget() {
        return widget;
    }
}
