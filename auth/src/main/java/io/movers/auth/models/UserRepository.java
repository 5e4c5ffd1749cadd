package io.movers.auth.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.ListPage;
import io.movers.common.data.ListReader;
import io.movers.common.retention.Oldest;
import io.movers.common.security.Role;
import io.movers.common.web.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code users} collection. */
@Repository
public class UserRepository {
    private static final int BATCH = 500;
    private static final Sort OLDEST_FIRST = Sort.by("_id");

    private final MongoTemplate template;
    private final ListReader lists;

    UserRepository(MongoTemplate template, ListReader lists) {
        this.template = template;
        this.lists = lists;
    }

    public @Nullable User find(String id) {
        return ObjectId.isValid(id) ? template.findById(id, User.class) : null;
    }

    /**
     * Finds the account with an address; of several that differ only in case, the one with exactly this address. The pseudonym of an erased
     * account is no address.
     */
    public @Nullable User findByEmail(String email) {
        User exact = template.findOne(query(where("email").is(email)), User.class);
        User found = exact != null
                ? exact
                : template.findOne(
                        query(where("emailKey").in(EmailKey.of(email), email.toLowerCase(Locale.ROOT))), User.class);
        return found == null || found.isErased() ? null : found;
    }

    /** Finds some accounts that were archived before then and are not erased. */
    public List<String> findIdsArchivedBefore(Instant end, int limit) {
        Criteria archived = where("erasedAt").is(null).and("deletedAt").lt(end);
        return Oldest.ids(template, User.class, archived, "deletedAt", limit).stream()
                .map(String::valueOf)
                .toList();
    }

    /** Whether another account has that photo. */
    public boolean existsOtherWithPhoto(String photo, String id) {
        return template.exists(query(where("photo").is(photo).and("_id").ne(new ObjectId(id))), User.class);
    }

    public boolean existsWithPhone(String phone) {
        return template.exists(query(where("phone").is(phone)), User.class);
    }

    public boolean existsWithDocument(String documentNumber) {
        return template.exists(query(where("documentNumber").is(documentNumber)), User.class);
    }

    public boolean existsLiveWithRole(Role role) {
        return template.exists(
                query(where("role").is(role.value()).and("deletedAt").is(null)), User.class);
    }

    /** Returns a page of the accounts that match, oldest first. */
    public ListPage<User> page(UserFilter filter, PageRequest page) {
        return lists.read(User.class, query(criteria(filter)).with(OLDEST_FIRST), page.skip(), page.limit());
    }

    /** Returns the first accounts that match, oldest first. */
    public List<User> list(UserFilter filter, int limit) {
        return first(criteria(filter), limit);
    }

    /** Returns live accounts with those roles, oldest first. */
    public List<User> withRoles(Collection<Role> roles, int limit) {
        Criteria criteria = where("role")
                .in(roles.stream().map(Role::value).toList())
                .and("deletedAt")
                .is(null);
        return first(criteria, limit);
    }

    /** Returns live accounts of a role that name no company, oldest first. */
    public List<User> withoutCompany(Role role, int limit) {
        Criteria criteria = where("role")
                .is(role.value())
                .and("deletedAt")
                .is(null)
                .and("client")
                .in(null, "");
        return first(criteria, limit);
    }

    /** Returns those accounts by id; unknown ids are left out. */
    public Map<String, User> byId(Collection<String> ids) {
        Map<String, User> found = new HashMap<>();
        List<ObjectId> valid = ids.stream()
                .filter(ObjectId::isValid)
                .map(ObjectId::new)
                .distinct()
                .toList();
        for (int from = 0; from < valid.size(); from += BATCH) {
            List<ObjectId> batch = valid.subList(from, Math.min(valid.size(), from + BATCH));
            template.find(query(where("_id").in(batch)), User.class).forEach(user -> found.put(user.getId(), user));
        }
        return found;
    }

    /** Returns the next page of the ids of a company's accounts after the id {@code after}. */
    public List<String> idsOfCompany(String client, @Nullable String after, int limit) {
        return idsOfCompanies(Set.of(client), after, limit);
    }

    /** Returns the next page of the ids of those companies' accounts after the id {@code after}. */
    public List<String> idsOfCompanies(Collection<String> clients, @Nullable String after, int limit) {
        Criteria criteria = where("client").in(clients);
        if (after != null) {
            criteria.and("_id").gt(new ObjectId(after));
        }
        Query ids = query(criteria).with(OLDEST_FIRST).limit(limit);
        ids.fields().include("_id");
        return template.find(ids, org.bson.Document.class, "users").stream()
                .map(document -> document.getObjectId("_id").toHexString())
                .toList();
    }

    /** MongoDB takes a limit of 0 for none. */
    private List<User> first(Criteria criteria, int limit) {
        return limit == 0
                ? List.of()
                : template.find(query(criteria).with(OLDEST_FIRST).limit(limit), User.class);
    }

    private static Criteria criteria(UserFilter filter) {
        Criteria criteria = new Criteria();
        equal(criteria, "role", filter.role());
        equal(criteria, "office", filter.office());
        equal(criteria, "documentNumber", filter.documentNumber());
        Criteria deleted = criteria.and("deletedAt");
        if (filter.archived()) {
            deleted.ne(null);
        } else {
            deleted.is(null);
        }
        String client = filter.client();
        if (client != null && !client.isEmpty()) {
            criteria.and("client").in(filter.scope().includes(client) ? List.of(client) : List.of());
        } else if (!filter.scope().all()) {
            criteria.and("client").in(filter.scope().names());
        }
        return criteria;
    }

    private static void equal(Criteria criteria, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            criteria.and(field).is(value);
        }
    }

    /** Replaces the hash of a password by another one of the same password: no new version, no event. */
    public void rehash(User user, String hash) {
        template.updateFirst(
                query(where("_id")
                        .is(new ObjectId(user.getId()))
                        .and("password")
                        .is(user.getPassword())),
                Update.update("password", hash),
                "users");
    }
}
