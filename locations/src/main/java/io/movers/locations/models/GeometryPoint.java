package io.movers.locations.models;

import org.bson.types.ObjectId;

/** A point of a geometry, in degrees (WGS 84). */
public record GeometryPoint(ObjectId id, double lat, double lng) {}
