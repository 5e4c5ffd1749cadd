package io.movers.untidy.attic;

record WidgetView() {}
