package io.movers.resources.services;

import io.movers.resources.models.User;
import io.movers.resources.models.UserRepository;
import io.movers.resources.models.views.UserView;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Reads the copies of accounts. */
@Service
public class UserService {
    private final UserRepository users;

    UserService(UserRepository users) {
        this.users = users;
    }

    /** The views of those accounts that are known, by id. */
    Map<String, UserView> views(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : users.findByIds(ids).stream().collect(Collectors.toMap(User::getId, UserView::of));
    }
}
