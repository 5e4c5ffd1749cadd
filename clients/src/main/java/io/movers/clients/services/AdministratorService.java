package io.movers.clients.services;

import io.movers.clients.models.OfficeAdmins;
import io.movers.clients.models.User;
import io.movers.clients.models.UserRepository;
import io.movers.common.data.ObjectIds;
import io.movers.common.errors.BadRequestException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Checks that the administrators named in a request have accounts. */
@Service
class AdministratorService {
    private final UserRepository users;

    AdministratorService(UserRepository users) {
        this.users = users;
    }

    /**
     * The five administrators of an office, with their ids in stored form. One query.
     *
     * @throws BadRequestException an id is malformed, or there is no such account; names the first one
     */
    OfficeAdmins requireAll(OfficeAdmins named) {
        OfficeAdmins admins = new OfficeAdmins(
                storedId(named.mebAdmin()),
                storedId(named.clientAdmin()),
                storedId(named.repairAdmin()),
                storedId(named.maintenanceAdmin()),
                storedId(named.inventoryAdmin()));
        Map<String, User> known = users.findByIds(distinct(
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

    /**
     * The accounts of a company's two administrators, by id. One query.
     *
     * @throws BadRequestException there is no such account; names the first one
     */
    Map<String, User> requireBoth(String mebAdmin, String superAdminClient) {
        Map<String, User> known = users.findByIds(distinct(mebAdmin, superAdminClient));
        require(known, mebAdmin, Messages.NO_MEB_ADMIN);
        require(known, superAdminClient, Messages.NO_SUPER_ADMIN_CLIENT);
        return known;
    }

    /**
     * The id in the form in which it is stored.
     *
     * @throws BadRequestException it is malformed
     */
    static String storedId(String id) {
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
