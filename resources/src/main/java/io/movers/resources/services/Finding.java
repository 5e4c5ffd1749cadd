package io.movers.resources.services;

import org.jspecify.annotations.Nullable;

/**
 * The condition in which a component was found.
 *
 * @param componentId its id, as it was sent
 * @param componentKey its id, as it is stored
 * @param status {@code good}, {@code regular} or {@code bad}; anything else is stored and has no consequences
 * @param photo a data URL
 */
public record Finding(
        String componentId,
        String componentKey,
        String componentName,
        String status,
        @Nullable String photo,
        @Nullable String comment) {}
