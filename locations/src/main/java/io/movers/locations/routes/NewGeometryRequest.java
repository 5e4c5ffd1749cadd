package io.movers.locations.routes;

import io.movers.common.web.Check;
import io.movers.common.web.Is;
import io.movers.locations.models.GeometryPoint;
import java.util.List;
import org.bson.types.ObjectId;

@Check(field = "name", is = Is.NOT_EMPTY, trim = true, message = "Name is required")
@Check(field = "points", is = Is.ARRAY, message = "Points must be an array")
@Check(field = "points", is = Is.NOT_EMPTY, message = "Points are required")
@Check(field = "points.*.lat", is = Is.NOT_EMPTY, message = "Latitude is required")
@Check(field = "points.*.lng", is = Is.NOT_EMPTY, message = "Longitude is required")
@Check(field = "points.*.lat", is = Is.NUMERIC, message = "Invalid latitude")
@Check(field = "points.*.lng", is = Is.NUMERIC, message = "Invalid longitude")
record NewGeometryRequest(String name, List<LatLng> points) {
    List<GeometryPoint> numbered() {
        return points.stream()
                .map(point -> new GeometryPoint(new ObjectId(), point.lat(), point.lng()))
                .toList();
    }

    record LatLng(double lat, double lng) {}
}
