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

    /**
     * When it was deleted, which the original does by taking the document away. {@link #deletedAt}, which is set as well, means in
     * its form that the office is only out of use.
     */
    private @Nullable Instant removedAt;

    /** How Spring Data makes one; {@link #create} is how we do. */
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

    /** An office of that name and company. */
    public static Office create(String name, String client, Place place, OfficeAdmins admins) {
        return new Office(
                name,
                client,
                place.country(),
                place.city(),
                place.location(),
                admins.mebAdmin(),
                admins.clientAdmin(),
                admins.repairAdmin(),
                admins.maintenanceAdmin(),
                admins.inventoryAdmin());
    }

    /** Takes the values that an administrator gives. The name stays. */
    public void change(String newClient, Place place, OfficeAdmins admins) {
        client = newClient;
        country = place.country();
        city = place.city();
        location = place.location();
        mebAdmin = admins.mebAdmin();
        clientAdmin = admins.clientAdmin();
        repairAdmin = admins.repairAdmin();
        maintenanceAdmin = admins.maintenanceAdmin();
        inventoryAdmin = admins.inventoryAdmin();
    }

    /** Follows its company to a new name. */
    public void follow(String newClient) {
        client = newClient;
    }

    /** Puts the office out of use. */
    public void archive(Instant at) {
        deletedAt = at;
    }

    /** Deletes the office, whether it was in use or not: nothing brings it back. */
    public void remove(Instant at) {
        deletedAt = deletedAt == null ? at : deletedAt;
        removedAt = at;
    }

    /** Puts the office into use again. */
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
