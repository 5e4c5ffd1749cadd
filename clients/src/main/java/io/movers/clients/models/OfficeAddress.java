package io.movers.clients.models;

import io.movers.common.events.contract.Location;

/** Where an office is. Country and city are names. */
public record OfficeAddress(String country, String city, Location location) {}
