package io.movers.clients.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.clients.models.User;
import io.movers.common.events.contract.Eps;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An account in the full form of a company. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserView(
        String id,
        String email,
        @Nullable String firstName,
        @Nullable String lastName,
        String client,
        String office,
        @Nullable String photo,
        @Nullable String phone,
        @Nullable String documentNumber,
        double weight,
        @Nullable String bloodType,
        @Nullable String gender,
        @Nullable String emergencyContactName,
        @Nullable String emergencyContactPhone,
        @Nullable Eps eps,
        @Nullable Instant createdAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant deletedAt,
        long version) {
    public static UserView of(User user) {
        return new UserView(
                user.getId(),
                user.getEmail(),
                user.getFirstName(),
                user.getLastName(),
                Objects.requireNonNullElse(user.getClient(), ""),
                Objects.requireNonNullElse(user.getOffice(), ""),
                user.getPhoto(),
                user.getPhone(),
                user.getDocumentNumber(),
                Objects.requireNonNullElse(user.getWeight(), 0.0),
                user.getBloodType(),
                user.getGender(),
                user.getEmergencyContactName(),
                user.getEmergencyContactPhone(),
                user.getEps(),
                user.getCreatedAt(),
                user.getDeletedAt(),
                user.version());
    }
}
