package io.movers.clients.models;

/** Account ids of the five administrators of an office. */
public record OfficeAdmins(
        String mebAdmin, String clientAdmin, String repairAdmin, String maintenanceAdmin, String inventoryAdmin) {}
