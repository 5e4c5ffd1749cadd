package io.movers.untidy.attic;

class WidgetRepository {}
