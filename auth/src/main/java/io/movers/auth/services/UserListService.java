package io.movers.auth.services;

import io.movers.auth.models.User;
import io.movers.auth.models.UserFilter;
import io.movers.auth.models.UserRepository;
import io.movers.auth.models.views.UserView;
import io.movers.common.security.Role;
import io.movers.common.web.PageRequest;
import java.util.List;
import org.springframework.stereotype.Service;

/** Lists of accounts. */
@Service
public class UserListService {
    /** How many accounts a list without pages shows. */
    public static final int LIMIT = 1_000;

    private static final List<Role> TEAM =
            List.of(Role.MEB_ADMIN, Role.INVENTORY_MANAGER, Role.REPAIR_MANAGER, Role.MAINTENANCE_MANAGER);
    private static final List<Role> CLIENT_ADMINS = List.of(Role.CLIENT, Role.CLIENT_ADMIN);

    private final UserRepository users;

    UserListService(UserRepository users) {
        this.users = users;
    }

    /** A page of a list, in the original's envelope. */
    public record Page(List<UserView> users, long totalResults, long page, int perPage) {}

    public Page page(UserFilter filter, PageRequest page) {
        return new Page(views(users.list(filter, page)), users.count(filter), page.page(), page.perPage());
    }

    public List<UserView> all(UserFilter filter) {
        return views(users.list(filter, new PageRequest(0, LIMIT)));
    }

    /** The operator's people, but for its administrators. */
    public List<UserView> team() {
        return views(users.withRoles(TEAM, LIMIT));
    }

    /** Those who administer companies and offices. */
    public List<UserView> clientAdmins() {
        return views(users.withRoles(CLIENT_ADMINS, LIMIT));
    }

    public static List<UserView> views(List<User> users) {
        return users.stream().map(UserView::of).toList();
    }
}
