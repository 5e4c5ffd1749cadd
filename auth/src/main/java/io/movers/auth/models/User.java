package io.movers.auth.models;

import io.movers.common.data.AboutPerson;
import io.movers.common.data.Aggregate;
import io.movers.common.events.contract.SignedOutSession;
import io.movers.common.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/** An account. Its events carry its public state; they never carry the password, and the activation code only so that it can be mailed. */
@AboutPerson(
        value = "_id",
        secret = {"password", "activationCode"})
@Document("users")
@CompoundIndex(def = "{'erasedAt': 1, 'deletedAt': 1}")
@CompoundIndex(def = "{'client': 1, 'deletedAt': 1, '_id': 1}")
@CompoundIndex(def = "{'role': 1, 'deletedAt': 1, '_id': 1}")
@CompoundIndex(def = "{'deletedAt': 1, '_id': 1}")
public class User extends Aggregate {
    public static final String UNVERIFIED = "unverified";
    public static final String ACTIVE = "active";

    /** How long an activation code is valid. */
    public static final Duration ACTIVATION_LIFETIME = Duration.ofHours(24);

    /** If more sessions than this were signed out before their expiry, all sessions end. */
    static final int SIGNED_OUT_LIMIT = 50;

    @Indexed
    private String email = "";

    /** The address without case. Absent on a taken-over account whose address differs only in case from another one. */
    @Indexed(unique = true, sparse = true)
    private @Nullable String emailKey;

    private String password = "";
    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable String client;

    @Indexed
    private @Nullable String office;

    private @Nullable Instant termsDate;
    private @Nullable Instant comodatoDate;
    private String status = UNVERIFIED;

    /** Whether the user created the account. Absent on accounts of a Node service and of releases that did not record it. */
    private @Nullable Boolean selfSignedUp;

    private String role = Role.USER.value();
    private double points;

    @Field(write = Field.Write.ALWAYS)
    private @Nullable Instant deletedAt;

    private double weight;
    private @Nullable Integer activationCode;

    /** Absent if the code is used up, or was stored by a release whose codes did not expire. */
    private @Nullable Instant activationExpiresAt;

    private @Nullable String mainTransportationMethod;
    private @Nullable String secondaryTransportationMethod;
    private @Nullable String emergencyContactName;
    private @Nullable String emergencyContactPhone;
    private @Nullable String bloodType;
    private @Nullable String gender;

    @Indexed(sparse = true)
    private @Nullable String documentNumber;

    private @Nullable UserEps eps;

    @Indexed(sparse = true)
    private @Nullable String phone;

    private @Nullable String documentType;

    @Indexed(sparse = true)
    private @Nullable String photo;

    /** Sessions dated before this moment have ended. */
    private @Nullable Instant sessionsEndedAt;

    private @Nullable List<SignedOutSession> signedOut;

    /** When the account was erased. The document stays, so that nothing brings its former state back. */
    private @Nullable Instant erasedAt;

    User() {}

    /** A new account of a user who signs themselves up. Until it is active they may do hardly anything. */
    public static User selfSignedUp(
            String email, String passwordHash, Profile profile, int activationCode, Instant now) {
        User user = unverified(email, passwordHash, Role.USER, profile, activationCode, now);
        user.selfSignedUp = true;
        return user;
    }

    /** A new account that an administrator vouches for; its activation code is mailed all the same. */
    public static User unverified(
            String email, String passwordHash, Role role, Profile profile, int activationCode, Instant now) {
        User user = new User();
        user.email = email;
        user.emailKey = EmailKey.of(email);
        user.password = passwordHash;
        user.selfSignedUp = false;
        user.role = role.value();
        user.termsDate = now;
        user.comodatoDate = now;
        user.fill(profile);
        user.activationCode = activationCode;
        user.activationExpiresAt = now.plus(ACTIVATION_LIFETIME);
        return user;
    }

    /** A new account that may be used at once. */
    public static User active(String email, String passwordHash, Role role, Profile profile, Instant now) {
        User user = unverified(email, passwordHash, role, profile, 0, now);
        user.status = ACTIVE;
        user.activationCode = null;
        user.activationExpiresAt = null;
        return user;
    }

    /** Takes over the fields of a profile; those that are null stay. */
    public final void fill(Profile profile) {
        firstName = profile.firstName() == null ? firstName : profile.firstName();
        lastName = profile.lastName() == null ? lastName : profile.lastName();
        client = profile.client() == null ? client : profile.client();
        office = profile.office() == null ? office : profile.office();
        mainTransportationMethod = profile.mainTransportationMethod() == null
                ? mainTransportationMethod
                : profile.mainTransportationMethod();
        secondaryTransportationMethod = profile.secondaryTransportationMethod() == null
                ? secondaryTransportationMethod
                : profile.secondaryTransportationMethod();
        phone = profile.phone() == null ? phone : profile.phone();
        weight = profile.weight() == null ? weight : profile.weight();
        emergencyContactName =
                profile.emergencyContactName() == null ? emergencyContactName : profile.emergencyContactName();
        emergencyContactPhone =
                profile.emergencyContactPhone() == null ? emergencyContactPhone : profile.emergencyContactPhone();
        bloodType = profile.bloodType() == null ? bloodType : profile.bloodType();
        gender = profile.gender() == null ? gender : profile.gender();
        documentType = profile.documentType() == null ? documentType : profile.documentType();
        documentNumber = profile.documentNumber() == null ? documentNumber : profile.documentNumber();
        eps = profile.eps() == null ? eps : profile.eps();
        photo = profile.photo() == null ? photo : profile.photo();
    }

    /** Moves the account to a company and ends sessions dated before that moment, which name the former one. */
    public void moveTo(String company, Instant end) {
        if (!company.equals(client)) {
            client = company;
            endSessions(end);
        }
    }

    /** Whether the account can be activated with its own code now. */
    public boolean awaitsActivation(Instant now) {
        return activationCode != null && isUnverified() && now.isBefore(activationEnd());
    }

    /** Whether the activation code activates the account now. */
    public boolean acceptsActivation(int code, Instant now) {
        return awaitsActivation(now) && activationCode != null && activationCode == code;
    }

    private Instant activationEnd() {
        return activationExpiresAt == null
                ? new ObjectId(getId()).getDate().toInstant().plus(ACTIVATION_LIFETIME)
                : activationExpiresAt;
    }

    /** Activates the account and uses up its activation code. */
    public void activate() {
        status = ACTIVE;
        activationExpiresAt = null;
    }

    /** Records that the user created the account, and ends sessions dated before that moment, which do not say so. */
    public void holdUntilActivated(Instant end) {
        selfSignedUp = true;
        endSessions(end);
    }

    /** Sets a new password and ends all sessions dated before that moment. */
    public void changePassword(String hash, Instant end) {
        password = hash;
        endSessions(end);
    }

    /** Archives the account and ends all sessions dated before that moment. */
    public void archive(Instant end) {
        deletedAt = end;
        endSessions(end);
    }

    /**
     * Replaces the address by a pseudonym and empties everything else about the owner. The account is archived for good; its company, role and
     * points stay.
     */
    public void erase(Instant now) {
        archive(now);
        erasedAt = now;
        email = "erased-" + getId() + "@erased.invalid";
        emailKey = null;
        password = "";
        firstName = null;
        lastName = null;
        office = null;
        termsDate = null;
        comodatoDate = null;
        weight = 0;
        activationCode = null;
        activationExpiresAt = null;
        mainTransportationMethod = null;
        secondaryTransportationMethod = null;
        emergencyContactName = null;
        emergencyContactPhone = null;
        bloodType = null;
        gender = null;
        documentNumber = null;
        documentType = null;
        eps = null;
        phone = null;
        photo = null;
    }

    /** Enables an archived account again. */
    public void enable() {
        deletedAt = null;
    }

    /** Sets the account's score. */
    public void setPoints(double points) {
        this.points = points;
    }

    /** Ends one session before its expiry, and forgets ended sessions that have expired since. */
    public void signOut(String jti, Instant expiresAt, Instant now) {
        List<SignedOutSession> live = new ArrayList<>();
        for (SignedOutSession session : getSignedOut()) {
            if (session.expiresAt().isAfter(now) && !session.jti().equals(jti)) {
                live.add(session);
            }
        }
        live.add(new SignedOutSession(jti, expiresAt));
        signedOut = live;
    }

    /** Whether so many sessions are signed out one by one that all of them should end. */
    public boolean hasTooManySignOuts() {
        return getSignedOut().size() > SIGNED_OUT_LIMIT;
    }

    /** Ends all sessions dated before that moment. */
    public void endSessions(Instant end) {
        sessionsEndedAt = end;
        signedOut = null;
    }

    /** Whether the session of that id has ended, whose token has that date. */
    public boolean hasEnded(String jti, Instant issuedAt) {
        return isArchived()
                || (sessionsEndedAt != null && issuedAt.isBefore(sessionsEndedAt))
                || getSignedOut().stream().anyMatch(session -> session.jti().equals(jti));
    }

    public boolean isArchived() {
        return deletedAt != null;
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    public @Nullable Instant getErasedAt() {
        return erasedAt;
    }

    public boolean isUnverified() {
        return UNVERIFIED.equals(status);
    }

    public boolean isSelfSignedUp() {
        return Boolean.TRUE.equals(selfSignedUp);
    }

    public String getEmail() {
        return email;
    }

    public String getPassword() {
        return password;
    }

    public @Nullable String getFirstName() {
        return firstName;
    }

    public @Nullable String getLastName() {
        return lastName;
    }

    public @Nullable String getClient() {
        return client;
    }

    public @Nullable String getOffice() {
        return office;
    }

    public @Nullable Instant getTermsDate() {
        return termsDate;
    }

    public @Nullable Instant getComodatoDate() {
        return comodatoDate;
    }

    public String getStatus() {
        return status;
    }

    public Role getRole() {
        return Role.of(role);
    }

    public double getPoints() {
        return points;
    }

    public @Nullable Instant getDeletedAt() {
        return deletedAt;
    }

    public double getWeight() {
        return weight;
    }

    public @Nullable Integer getActivationCode() {
        return activationCode;
    }

    public @Nullable String getMainTransportationMethod() {
        return mainTransportationMethod;
    }

    public @Nullable String getSecondaryTransportationMethod() {
        return secondaryTransportationMethod;
    }

    public @Nullable String getEmergencyContactName() {
        return emergencyContactName;
    }

    public @Nullable String getEmergencyContactPhone() {
        return emergencyContactPhone;
    }

    public @Nullable String getBloodType() {
        return bloodType;
    }

    public @Nullable String getGender() {
        return gender;
    }

    public @Nullable String getDocumentNumber() {
        return documentNumber;
    }

    public @Nullable UserEps getEps() {
        return eps;
    }

    public @Nullable String getPhone() {
        return phone;
    }

    public @Nullable String getDocumentType() {
        return documentType;
    }

    public @Nullable String getPhoto() {
        return photo;
    }

    public @Nullable Instant getSessionsEndedAt() {
        return sessionsEndedAt;
    }

    public List<SignedOutSession> getSignedOut() {
        return signedOut == null ? List.of() : List.copyOf(signedOut);
    }
}
