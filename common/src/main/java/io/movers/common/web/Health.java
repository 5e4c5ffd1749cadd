package io.movers.common.web;

/** What the health route answers. */
record Health(String message) {}
