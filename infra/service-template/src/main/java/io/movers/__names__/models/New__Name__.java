package io.movers.__names__.models;

import org.jspecify.annotations.Nullable;

/** What a user says of a new one. */
public record New__Name__(String title, @Nullable String note) {}
