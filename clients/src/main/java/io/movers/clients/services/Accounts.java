package io.movers.clients.services;

import io.movers.clients.models.Copies;
import io.movers.clients.models.OfficeAdmins;
import io.movers.clients.models.User;
import io.movers.common.data.ObjectIds;
import io.movers.common.errors.BadRequestException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Checks that the people whom a request names have accounts. */
@Component
class Accounts {
    private final Copies copies;

    Accounts(Copies copies) {
        this.copies = copies;
    }

    /** The five of an office, checked in the original's order, with one query. */
    OfficeAdmins requireAll(OfficeAdmins named) {
        OfficeAdmins admins = new OfficeAdmins(
                valid(named.mebAdmin()),
                valid(named.clientAdmin()),
                valid(named.repairAdmin()),
                valid(named.maintenanceAdmin()),
                valid(named.inventoryAdmin()));
        Map<String, User> known = copies.usersById(distinct(
                admins.mebAdmin(),
                admins.clientAdmin(),
                admins.repairAdmin(),
                admins.maintenanceAdmin(),
                admins.inventoryAdmin()));
        require(known, admins.mebAdmin(), Messages.NO_MEB_ADMIN);
        require(known, admins.clientAdmin(), Messages.NO_CLIENT_ADMIN);
        require(known, admins.repairAdmin(), Messages.NO_REPAIR_ADMIN);
        require(known, admins.maintenanceAdmin(), Messages.NO_MAINTENANCE_ADMIN);
        require(known, admins.inventoryAdmin(), Messages.NO_INVENTORY_ADMIN);
        return admins;
    }

    /** The two of a company, by id, with one query. */
    Map<String, User> requireBoth(String mebAdmin, String superAdminClient) {
        Map<String, User> known = copies.usersById(distinct(mebAdmin, superAdminClient));
        require(known, mebAdmin, Messages.NO_MEB_ADMIN);
        require(known, superAdminClient, Messages.NO_SUPER_ADMIN_CLIENT);
        return known;
    }

    /** The id as it is stored. */
    static String valid(String id) {
        String hex = ObjectIds.hex(id);
        if (hex == null) {
            throw new BadRequestException(Messages.INVALID_ID);
        }
        return hex;
    }

    private static Set<String> distinct(String... ids) {
        return new LinkedHashSet<>(List.of(ids));
    }

    private static void require(Map<String, User> known, String id, String message) {
        if (!known.containsKey(id)) {
            throw new BadRequestException(message);
        }
    }
}
