package io.movers.resources.models.views;

import java.util.List;

/** A page of the list of resources. */
public record ResourcePageView(long page, int perPage, long totalResults, List<ResourceDetailsView> resources) {}
