package io.movers.clients.models;

import io.movers.common.data.AboutPerson;
import io.movers.common.data.SetOnInsert;
import io.movers.common.events.contract.Eps;
import io.movers.common.events.contract.UserCreated;
import io.movers.common.events.contract.UserState;
import io.movers.common.security.AccountCopy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/** Replica of an account. */
@AboutPerson("_id")
@Document("users")
public class User extends AccountCopy {
    /** What events contain if there is no insurer. */
    private static final Eps NO_EPS = new Eps(null, null);

    @Indexed
    private @Nullable String client;

    private @Nullable String office;
    private @Nullable String role;
    private @Nullable String status;
    private @Nullable String photo;
    private @Nullable String phone;
    private @Nullable String documentNumber;
    private @Nullable Double weight;
    private @Nullable String bloodType;
    private @Nullable String gender;
    private @Nullable String emergencyContactName;
    private @Nullable String emergencyContactPhone;
    private @Nullable Eps eps;

    @Field(write = Field.Write.ALWAYS)
    private @Nullable Instant deletedAt;

    @SetOnInsert
    private @Nullable Instant createdAt;

    User(String id, @Nullable Long version, String email) {
        super(id, version, email);
    }

    /** The replica that an event describes. {@code now} becomes the time of creation of a new replica. */
    public static User of(UserState state, Instant now) {
        User user = new User(state.id(), state.version(), state.email());
        user.show(state);
        user.client = state.client();
        user.office = state.office();
        user.role = state.role();
        user.status = state.status();
        user.photo = state.photo();
        user.phone = state.phone();
        user.documentNumber = state.documentNumber();
        user.weight = weight(state);
        user.bloodType = state.bloodType();
        user.gender = state.gender();
        user.emergencyContactName = state.emergencyContactName();
        user.emergencyContactPhone = state.emergencyContactPhone();
        user.eps = NO_EPS.equals(state.eps()) ? null : state.eps();
        user.deletedAt = state.deletedAt();
        user.createdAt = now;
        return user;
    }

    /** A creation without a weight means 0; a change without one leaves the weight as it is. */
    private static @Nullable Double weight(UserState state) {
        return state.weight() == null && state instanceof UserCreated ? Double.valueOf(0) : state.weight();
    }

    public @Nullable String getClient() {
        return client;
    }

    public @Nullable String getOffice() {
        return office;
    }

    public @Nullable String getRole() {
        return role;
    }

    public @Nullable String getStatus() {
        return status;
    }

    public @Nullable String getPhoto() {
        return photo;
    }

    public @Nullable String getPhone() {
        return phone;
    }

    public @Nullable String getDocumentNumber() {
        return documentNumber;
    }

    public @Nullable Double getWeight() {
        return weight;
    }

    public @Nullable String getBloodType() {
        return bloodType;
    }

    public @Nullable String getGender() {
        return gender;
    }

    public @Nullable String getEmergencyContactName() {
        return emergencyContactName;
    }

    public @Nullable String getEmergencyContactPhone() {
        return emergencyContactPhone;
    }

    public @Nullable Eps getEps() {
        return eps;
    }

    public @Nullable Instant getDeletedAt() {
        return deletedAt;
    }

    public @Nullable Instant getCreatedAt() {
        return createdAt;
    }
}
