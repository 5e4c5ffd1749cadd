package io.movers.locations.models;

import io.movers.common.data.Aggregate;
import java.util.List;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** A named area or line in a city. */
@Document("geometries")
public class Geometry extends Aggregate {
    @Indexed(unique = true)
    private final String name;

    private final String city;
    private final List<GeometryPoint> points;

    public Geometry(String name, String city, List<GeometryPoint> points) {
        this.name = name;
        this.city = city;
        this.points = List.copyOf(points);
    }

    public String getName() {
        return name;
    }

    public String getCity() {
        return city;
    }

    public List<GeometryPoint> getPoints() {
        return points;
    }
}
