package io.movers.clients.models;

import io.movers.common.events.contract.Location;

/** Where an office is; country and city by name. */
public record Place(String country, String city, Location location) {}
