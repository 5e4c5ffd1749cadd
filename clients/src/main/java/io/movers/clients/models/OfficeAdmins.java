package io.movers.clients.models;

/** The five people who answer for an office, by the ids of their accounts. */
public record OfficeAdmins(
        String mebAdmin, String clientAdmin, String repairAdmin, String maintenanceAdmin, String inventoryAdmin) {}
