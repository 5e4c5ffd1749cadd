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

    @Indexed(sparse = true)
    private String logo;

    private @Nullable String mebAdmin;
    private @Nullable String superAdminClient;

    @Field(write = Field.Write.ALWAYS)
    private @Nullable Instant deletedAt;

    /**
     * The name of a live company, absent otherwise, so that the unique index covers live companies only. Companies that were
     * created elsewhere get it when they are next renamed or enabled; until then several of them may share a name.
     */
    @Indexed(unique = true, sparse = true)
    private @Nullable String liveName;

    /** Earlier names under which offices may still be stored. They stay reserved until those offices have moved. */
    @Indexed(sparse = true)
    private @Nullable List<String> renamedFrom;

    /** For Spring Data only; use {@link #create}. */
    Client(String name, String nit, String logo) {
        this.name = name;
        this.nit = nit;
        this.logo = logo;
    }

    /** A new, live company. */
    public static Client create(String name, String nit, String logo) {
        Client client = new Client(name, nit, logo);
        client.liveName = name;
        return client;
    }

    /** Sets new values. A change of name keeps the old one in {@link #getRenamedFrom}. */
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
        keep(name);
        release(List.of(newName));
        name = newName;
        liveName = deletedAt == null ? newName : null;
    }

    /** Keeps an earlier name, because an office may be stored under it. */
    public void keep(String formerName) {
        List<String> former = new ArrayList<>(getRenamedFrom());
        former.add(formerName);
        renamedFrom = former.stream().distinct().toList();
    }

    /** Releases earlier names under which no office is stored any more. */
    public void release(List<String> names) {
        List<String> rest = new ArrayList<>(getRenamedFrom());
        rest.removeAll(names);
        renamedFrom = rest.isEmpty() ? null : rest;
    }

    public void archive(Instant at) {
        deletedAt = at;
        liveName = null;
    }

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
