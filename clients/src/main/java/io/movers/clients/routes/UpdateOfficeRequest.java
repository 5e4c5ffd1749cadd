package io.movers.clients.routes;

import io.movers.clients.models.OfficeAddress;
import io.movers.clients.models.OfficeAdmins;
import io.movers.common.events.contract.Location;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;

@FieldCheck(field = "city", is = Constraint.NOT_EMPTY, message = "City is required")
@FieldCheck(field = "country", is = Constraint.NOT_EMPTY, message = "Country is required")
@FieldCheck(field = "mebAdmin", is = Constraint.NOT_EMPTY, message = "MEB admin is required")
@FieldCheck(field = "clientAdmin", is = Constraint.NOT_EMPTY, message = "Client admin is required")
@FieldCheck(field = "repairAdmin", is = Constraint.NOT_EMPTY, message = "Repairs admin is required")
@FieldCheck(field = "maintenanceAdmin", is = Constraint.NOT_EMPTY, message = "Maintenance admin is required")
@FieldCheck(field = "inventoryAdmin", is = Constraint.NOT_EMPTY, message = "Inventory admin is required")
@FieldCheck(field = "location", is = Constraint.NOT_EMPTY, message = "Location is required")
@FieldCheck(field = "location.lat", is = Constraint.NOT_EMPTY, message = "Latitude is required")
@FieldCheck(field = "location.lng", is = Constraint.NOT_EMPTY, message = "Longitude is required")
@FieldCheck(field = "location.lat", is = Constraint.NUMERIC, message = "Invalid latitude")
@FieldCheck(field = "location.lng", is = Constraint.NUMERIC, message = "Invalid longitude")
@FieldCheck(
        fields = {"city", "country"},
        is = Constraint.TEXT)
record UpdateOfficeRequest(
        String city,
        String country,
        String mebAdmin,
        String clientAdmin,
        String repairAdmin,
        String maintenanceAdmin,
        String inventoryAdmin,
        Location location) {
    OfficeAddress address() {
        return new OfficeAddress(country, city, location);
    }

    OfficeAdmins admins() {
        return new OfficeAdmins(mebAdmin, clientAdmin, repairAdmin, maintenanceAdmin, inventoryAdmin);
    }
}
