package io.movers.clients.routes;

import io.movers.clients.models.OfficeAdmins;
import io.movers.clients.models.Place;
import io.movers.common.events.Location;
import io.movers.common.web.Check;
import io.movers.common.web.Is;

@Check(field = "name", is = Is.NOT_EMPTY, message = "Name is required")
@Check(field = "city", is = Is.NOT_EMPTY, message = "City is required")
@Check(field = "country", is = Is.NOT_EMPTY, message = "Country is required")
@Check(field = "mebAdmin", is = Is.NOT_EMPTY, message = "MEB admin is required")
@Check(field = "clientAdmin", is = Is.NOT_EMPTY, message = "Client admin is required")
@Check(field = "repairAdmin", is = Is.NOT_EMPTY, message = "Repairs admin is required")
@Check(field = "maintenanceAdmin", is = Is.NOT_EMPTY, message = "Maintenance admin is required")
@Check(field = "inventoryAdmin", is = Is.NOT_EMPTY, message = "Inventory admin is required")
@Check(field = "location", is = Is.NOT_EMPTY, message = "Location is required")
@Check(field = "location.lat", is = Is.NOT_EMPTY, message = "Latitude is required")
@Check(field = "location.lng", is = Is.NOT_EMPTY, message = "Longitude is required")
@Check(field = "location.lat", is = Is.NUMERIC, message = "Invalid latitude")
@Check(field = "location.lng", is = Is.NUMERIC, message = "Invalid longitude")
record NewOfficeRequest(
        String name,
        String city,
        String country,
        String mebAdmin,
        String clientAdmin,
        String repairAdmin,
        String maintenanceAdmin,
        String inventoryAdmin,
        Location location) {
    Place place() {
        return new Place(country, city, location);
    }

    OfficeAdmins admins() {
        return new OfficeAdmins(mebAdmin, clientAdmin, repairAdmin, maintenanceAdmin, inventoryAdmin);
    }
}
