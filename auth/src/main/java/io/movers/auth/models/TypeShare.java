package io.movers.auth.models;

/** The share of an opening balance in the ranking of a type of resource. */
record TypeShare(String resourceType, double points) {}
