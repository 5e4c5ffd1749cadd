package io.movers.auth.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.auth.models.User;
import io.movers.auth.models.UserEps;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The full view of an account. */
public record UserView(
        String id,
        String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String client,
        @Nullable String office,
        @Nullable Instant termsDate,
        @Nullable Instant comodatoDate,
        String status,
        String role,
        double points,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant deletedAt,
        double weight,
        @Nullable String mainTransportationMethod,
        @Nullable String secondaryTransportationMethod,
        @Nullable String emergencyContactName,
        @Nullable String emergencyContactPhone,
        @Nullable String bloodType,
        @Nullable String gender,
        @Nullable String documentType,
        @Nullable String documentNumber,
        @Nullable UserEps eps,
        @Nullable String phone,
        @Nullable String photo,
        @Nullable Long version)
        implements ListedUser {
    public static List<UserView> listOf(List<User> users) {
        return users.stream().map(UserView::of).toList();
    }

    public static UserView of(User user) {
        return new UserView(
                user.getId(),
                user.getEmail(),
                user.getFirstName(),
                user.getLastName(),
                user.getClient(),
                user.getOffice(),
                user.getTermsDate(),
                user.getComodatoDate(),
                user.getStatus(),
                user.getRole().value(),
                user.getPoints(),
                user.getDeletedAt(),
                user.getWeight(),
                user.getMainTransportationMethod(),
                user.getSecondaryTransportationMethod(),
                user.getEmergencyContactName(),
                user.getEmergencyContactPhone(),
                user.getBloodType(),
                user.getGender(),
                user.getDocumentType(),
                user.getDocumentNumber(),
                user.getEps(),
                user.getPhone(),
                user.getPhoto(),
                user.getVersion());
    }
}
