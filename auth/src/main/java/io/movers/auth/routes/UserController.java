package io.movers.auth.routes;

import io.movers.auth.models.User;
import io.movers.auth.models.UserFilter;
import io.movers.auth.models.views.ListedUser;
import io.movers.auth.models.views.LoadedUsersView;
import io.movers.auth.models.views.PickedUserView;
import io.movers.auth.models.views.PlainUserListView;
import io.movers.auth.models.views.RefusedRowView;
import io.movers.auth.models.views.UserListAnswer;
import io.movers.auth.models.views.UserListView;
import io.movers.auth.models.views.UserView;
import io.movers.auth.services.ArchiveService;
import io.movers.auth.services.AuthenticatedAccount;
import io.movers.auth.services.LoadUsersService;
import io.movers.auth.services.LoadedUsers;
import io.movers.auth.services.PasswordProperties;
import io.movers.auth.services.PickList;
import io.movers.auth.services.ProfileService;
import io.movers.auth.services.Roles;
import io.movers.auth.services.SessionService;
import io.movers.auth.services.UserListService;
import io.movers.common.data.ListPage;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.Companies;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.SessionCookies;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.Described;
import io.movers.common.web.PageRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists, profiles, archiving and bulk loading of accounts. */
@RestController
@RequestMapping("/api/users")
@Access({Caller.STAFF, Caller.COMPANY})
class UserController {
    private final UserListService lists;
    private final ProfileService profiles;
    private final ArchiveService archive;
    private final LoadUsersService loadUsers;
    private final SessionService sessions;
    private final SessionCookies cookies;
    private final Companies companies;
    private final PasswordProperties passwords;

    UserController(
            UserListService lists,
            ProfileService profiles,
            ArchiveService archive,
            LoadUsersService loadUsers,
            SessionService sessions,
            SessionCookies cookies,
            Companies companies,
            PasswordProperties passwords) {
        this.lists = lists;
        this.profiles = profiles;
        this.archive = archive;
        this.loadUsers = loadUsers;
        this.sessions = sessions;
        this.cookies = cookies;
        this.companies = companies;
        this.passwords = passwords;
    }

    @GetMapping
    @Described("Lists accounts.")
    UserListAnswer listUsers(ListUsersRequest request, CurrentUser caller) {
        UserFilter filter = request.filter(companies.of(caller));
        if (!request.isPlain()) {
            PageRequest page = request.page().request();
            ListPage<User> found = lists.page(filter, page);
            return new UserListView(UserView.listOf(found.rows()), found.total(), page.page(), page.perPage());
        }
        return caller.role().isCompany() && filter.matchesAll()
                ? pickList(lists.pickList(filter))
                : new PlainUserListView(List.copyOf(UserView.listOf(lists.all(filter))));
    }

    private static PlainUserListView pickList(PickList users) {
        return new PlainUserListView(Stream.<ListedUser>concat(
                        users.own().stream().map(UserView::of),
                        users.others().stream().map(PickedUserView::of))
                .toList());
    }

    @GetMapping("/team")
    @Access(Caller.STAFF)
    @Described("Lists the operator's staff and crews.")
    List<UserView> listTeam() {
        return UserView.listOf(lists.team());
    }

    @GetMapping("/client-admins")
    @Access(Caller.STAFF)
    @Described("Lists the administrators of companies.")
    List<UserView> listClientAdmins() {
        return UserView.listOf(lists.clientAdmins());
    }

    @BodyLimit(BodyLimit.LARGE)
    @PutMapping
    @Access(value = Caller.SIGNED_IN, unverified = true)
    @Described(value = "Changes the account of the caller.", notFound = true, limited = true)
    UserView updateProfile(@RequestBody ProfileRequest body, CurrentUser caller, HttpServletResponse response) {
        AuthenticatedAccount account = profiles.update(caller, body.profile(), body.passwordChange(passwords));
        String session = sessions.reissue(caller, account);
        if (session != null) {
            cookies.write(response, session);
        }
        return UserView.of(account.user());
    }

    @BodyLimit(BodyLimit.LARGE)
    @PutMapping("/{id}")
    @Described(value = "Changes an account.", limited = true)
    UserView updateUser(@RequestBody ProfileRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return UserView.of(profiles.update(caller, id.toHexString(), body.profile(), body.passwordChange(passwords)));
    }

    @PutMapping("/{id}/archive")
    @Described("Archives an account.")
    UserView archiveUser(@PathVariable ObjectId id, CurrentUser caller) {
        return UserView.of(archive.archive(caller, id.toHexString()));
    }

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping("/archive-users")
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Archives accounts.")
    List<UserView> archiveUsers(@RequestBody UserRowsRequest body, CurrentUser caller) {
        return UserView.listOf(archive.archiveAll(caller, body.ids()));
    }

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping("/enable-users")
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Takes accounts out of the archive.")
    List<UserView> enableUsers(@RequestBody UserRowsRequest body, CurrentUser caller) {
        return UserView.listOf(archive.enableAll(caller, body.ids()));
    }

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping("/load-users")
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Creates accounts from rows.")
    LoadedUsersView loadUsers(@RequestBody LoadUsersRequest body, CurrentUser caller) {
        LoadedUsers loaded = loadUsers.load(caller, Roles.require(body.role()), body.users());
        return new LoadedUsersView(
                UserView.listOf(loaded.created()),
                loaded.refused().stream()
                        .map(refused -> new RefusedRowView(refused.row().shown(), refused.reason()))
                        .toList());
    }
}
