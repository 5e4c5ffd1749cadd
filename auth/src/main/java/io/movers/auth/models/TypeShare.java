package io.movers.auth.models;

/** How much of an opening balance counts in the ranking of a type of resource. */
record TypeShare(String resourceType, double points) {}
