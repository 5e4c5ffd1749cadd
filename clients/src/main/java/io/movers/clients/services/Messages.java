package io.movers.clients.services;

/** Error messages that callers see. */
final class Messages {
    static final String NO_CLIENT = "El cliente no existe";
    static final String NO_OFFICE = "La Oficina no existe";
    static final String NO_MEB_ADMIN = "El administrador Mejor en Bici no existe";
    static final String NO_SUPER_ADMIN_CLIENT = "El super administrador del cliente no existe";
    static final String NO_CLIENT_ADMIN = "El administrador del cliente no existe";
    static final String NO_REPAIR_ADMIN = "El administrador de reparación no existe";
    static final String NO_MAINTENANCE_ADMIN = "El administrador de mantenimiento no existe";
    static final String NO_INVENTORY_ADMIN = "El administrador de inventario no existe";
    static final String NAME_TAKEN = "Ya existe un cliente con ese nombre";
    static final String INVALID_ID = "Invalid id";

    private Messages() {}
}
