package io.movers.auth.services;

import io.movers.auth.models.User;
import io.movers.auth.models.UserFilter;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.ListPage;
import io.movers.common.security.Role;
import io.movers.common.web.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Lists accounts. */
@Service
public class UserListService {
    /** How many accounts a list without pages shows. */
    public static final int LIMIT = 1_000;

    private static final List<Role> STAFF_AND_CREWS =
            List.of(Role.ADMIN, Role.MEB_ADMIN, Role.INVENTORY_MANAGER, Role.REPAIR_MANAGER, Role.MAINTENANCE_MANAGER);
    private static final List<Role> TEAM =
            List.of(Role.MEB_ADMIN, Role.INVENTORY_MANAGER, Role.REPAIR_MANAGER, Role.MAINTENANCE_MANAGER);
    private static final List<Role> CLIENT_ADMINS = List.of(Role.CLIENT, Role.CLIENT_ADMIN);

    private final UserRepository users;

    UserListService(UserRepository users) {
        this.users = users;
    }

    public ListPage<User> page(UserFilter filter, PageRequest page) {
        return users.page(filter, page);
    }

    /** Lists the accounts that match without pages, at most {@value #LIMIT}. */
    public List<User> all(UserFilter filter) {
        return users.list(filter, LIMIT);
    }

    /**
     * Lists the accounts that an administrator of a company may choose from.
     *
     * @param filter matches the accounts of the administrator's companies
     */
    public PickList pickList(UserFilter filter) {
        List<User> others = new ArrayList<>(users.withRoles(STAFF_AND_CREWS, LIMIT));
        others.addAll(users.withoutCompany(Role.CLIENT_ADMIN, LIMIT - others.size()));
        List<User> own = users.list(filter, LIMIT - others.size());
        Set<String> ids = own.stream().map(User::getId).collect(Collectors.toSet());
        others.removeIf(user -> ids.contains(user.getId()));
        return new PickList(own, others);
    }

    /** Lists the operator's staff and crews, without its super administrators. */
    public List<User> team() {
        return users.withRoles(TEAM, LIMIT);
    }

    /** Lists the administrators of companies and offices. */
    public List<User> clientAdmins() {
        return users.withRoles(CLIENT_ADMINS, LIMIT);
    }
}
