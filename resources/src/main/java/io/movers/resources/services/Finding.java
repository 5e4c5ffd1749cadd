package io.movers.resources.services;

import org.jspecify.annotations.Nullable;

/**
 * What has been found about a component.
 *
 * @param componentId its id, as it was given
 * @param componentKey the same, as it is stored
 * @param status {@code good}, {@code regular} or {@code bad}; what else is given is kept and has no consequences
 * @param photo a data URL
 */
public record Finding(
        String componentId,
        String componentKey,
        String componentName,
        String status,
        @Nullable String photo,
        @Nullable String comment) {}
