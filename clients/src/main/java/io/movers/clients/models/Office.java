package io.movers.clients.models;

import io.movers.common.data.Aggregate;
import io.movers.common.data.StoredVersion;
import io.movers.common.events.contract.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/** A place of a company where resources are rented and returned. */
@Document("offices")
@StoredVersion("__v")
@CompoundIndex(def = "{'client': 1, 'deletedAt': 1}")
@CompoundIndex(def = "{'clientAdmin': 1, 'deletedAt': 1}")
public class Office extends Aggregate {
    private String name;
    private String client;
    private String country;
    private String city;
    private Location location;
    private String mebAdmin;
    private String clientAdmin;
    private String repairAdmin;
    private String maintenanceAdmin;
    private String inventoryAdmin;

    @Field(write = Field.Write.ALWAYS)
    private @Nullable Instant deletedAt;

    /** When the office was deleted for good; {@link #deletedAt} is then set, too. An archived office has only that one. */
    private @Nullable Instant removedAt;

    /** For Spring Data only; use {@link #create}. */
    Office(
            String name,
            String client,
            String country,
            String city,
            Location location,
            String mebAdmin,
            String clientAdmin,
            String repairAdmin,
            String maintenanceAdmin,
            String inventoryAdmin) {
        this.name = name;
        this.client = client;
        this.country = country;
        this.city = city;
        this.location = location;
        this.mebAdmin = mebAdmin;
        this.clientAdmin = clientAdmin;
        this.repairAdmin = repairAdmin;
        this.maintenanceAdmin = maintenanceAdmin;
        this.inventoryAdmin = inventoryAdmin;
    }

    /** A new, live office. */
    public static Office create(String name, String client, OfficeAddress address, OfficeAdmins admins) {
        return new Office(
                name,
                client,
                address.country(),
                address.city(),
                address.location(),
                admins.mebAdmin(),
                admins.clientAdmin(),
                admins.repairAdmin(),
                admins.maintenanceAdmin(),
                admins.inventoryAdmin());
    }

    /** Sets new values. The name of an office never changes. */
    public void change(String newClient, OfficeAddress address, OfficeAdmins admins) {
        client = newClient;
        country = address.country();
        city = address.city();
        location = address.location();
        mebAdmin = admins.mebAdmin();
        clientAdmin = admins.clientAdmin();
        repairAdmin = admins.repairAdmin();
        maintenanceAdmin = admins.maintenanceAdmin();
        inventoryAdmin = admins.inventoryAdmin();
    }

    /** Moves the office to the new name of its company. */
    public void moveTo(String newClient) {
        client = newClient;
    }

    public void archive(Instant at) {
        deletedAt = at;
    }

    /** Deletes the office for good, archived or not. */
    public void remove(Instant at) {
        deletedAt = deletedAt == null ? at : deletedAt;
        removedAt = at;
    }

    public void enable() {
        deletedAt = null;
    }

    public boolean isArchived() {
        return deletedAt != null;
    }

    public boolean isRemoved() {
        return removedAt != null;
    }

    public String getName() {
        return name;
    }

    public String getClient() {
        return client;
    }

    public String getCountry() {
        return country;
    }

    public String getCity() {
        return city;
    }

    public Location getLocation() {
        return location;
    }

    public String getMebAdmin() {
        return mebAdmin;
    }

    public String getClientAdmin() {
        return clientAdmin;
    }

    public String getRepairAdmin() {
        return repairAdmin;
    }

    public String getMaintenanceAdmin() {
        return maintenanceAdmin;
    }

    public String getInventoryAdmin() {
        return inventoryAdmin;
    }

    public @Nullable Instant getDeletedAt() {
        return deletedAt;
    }
}
