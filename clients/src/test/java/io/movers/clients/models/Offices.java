package io.movers.clients.models;

import io.movers.common.events.contract.Location;

/** Offices for tests. */
public final class Offices {
    public static final OfficeAddress ADDRESS = new OfficeAddress("Colombia", "Bogota", new Location(4.6, -74.1));
    public static final OfficeAdmins ADMINS = new OfficeAdmins("m", "c", "r", "a", "i");

    private Offices() {}

    public static Office office(String name, String client) {
        return Office.create(name, client, ADDRESS, ADMINS);
    }
}
