package io.movers.clients.models;

import io.movers.common.data.Aggregate;
import io.movers.common.data.StoredVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/** A company whose people use the fleet. */
@Document("clients")
@StoredVersion("__v")
@CompoundIndex(def = "{'deletedAt': 1, '_id': 1}")
@CompoundIndex(def = "{'mebAdmin': 1, 'deletedAt': 1, '_id': 1}")
@CompoundIndex(def = "{'name': 1, 'deletedAt': 1, '_id': 1}")
@CompoundIndex(def = "{'superAdminClient': 1, 'deletedAt': 1}")
public class Client extends Aggregate {
    private String name;
    private String nit;
    private String logo;
    private @Nullable String mebAdmin;
    private @Nullable String superAdminClient;

    @Field(write = Field.Write.ALWAYS)
    private @Nullable Instant deletedAt;

    /**
     * The name while the company is live: there only then, so that the index keeps live names apart and no others. Companies of
     * the original have it from their next renaming or enabling on; it lets several of them have the same name.
     */
    @Indexed(unique = true, sparse = true)
    private @Nullable String liveName;

    /** Earlier names under which offices may still be stored; nobody else gets one of them before they have followed. */
    @Indexed(sparse = true)
    private @Nullable List<String> renamedFrom;

    /** How Spring Data makes one; {@link #create} is how we do. */
    Client(String name, String nit, String logo) {
        this.name = name;
        this.nit = nit;
        this.logo = logo;
    }

    /** A company of that name. */
    public static Client create(String name, String nit, String logo) {
        Client client = new Client(name, nit, logo);
        client.liveName = name;
        return client;
    }

    /** Takes the values that an administrator gives; a change of name leaves the old one in {@link #getRenamedFrom}. */
    public void change(String newName, String newNit, String newLogo, String newMebAdmin, String newSuperAdminClient) {
        rename(newName);
        nit = newNit;
        logo = newLogo;
        mebAdmin = newMebAdmin;
        superAdminClient = newSuperAdminClient;
    }

    private void rename(String newName) {
        if (newName.equals(name)) {
            return;
        }
        List<String> former = new ArrayList<>(getRenamedFrom());
        former.add(name);
        former.remove(newName);
        renamedFrom = former.isEmpty() ? null : former.stream().distinct().toList();
        name = newName;
        liveName = deletedAt == null ? newName : null;
    }

    /** Says that nothing is stored under these earlier names any more. */
    public void followed(List<String> names) {
        List<String> rest = new ArrayList<>(getRenamedFrom());
        rest.removeAll(names);
        renamedFrom = rest.isEmpty() ? null : rest;
    }

    /** Puts the company out of use. */
    public void archive(Instant at) {
        deletedAt = at;
        liveName = null;
    }

    /** Puts the company into use again. */
    public void enable() {
        deletedAt = null;
        liveName = name;
    }

    public boolean isArchived() {
        return deletedAt != null;
    }

    public String getName() {
        return name;
    }

    public String getNit() {
        return nit;
    }

    public String getLogo() {
        return logo;
    }

    public @Nullable String getMebAdmin() {
        return mebAdmin;
    }

    public @Nullable String getSuperAdminClient() {
        return superAdminClient;
    }

    public @Nullable Instant getDeletedAt() {
        return deletedAt;
    }

    public List<String> getRenamedFrom() {
        return renamedFrom == null ? List.of() : renamedFrom;
    }
}
