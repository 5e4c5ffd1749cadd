package io.movers.untidy.attic;

import io.movers.common.data.Aggregate;

public class Widget extends Aggregate {}
