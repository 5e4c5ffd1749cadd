package io.movers.auth.services;

import io.movers.auth.events.publishers.UserErasedPublisher;
import io.movers.auth.models.EmailKey;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.Command;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.ForbiddenException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.errors.UnavailableException;
import io.movers.common.images.ImageStore;
import io.movers.common.privacy.PersonErasure;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.SecurityEvents;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Erases what is stored about the owner of an account. */
@Service
public class ErasureService {
    private static final Logger log = LoggerFactory.getLogger(ErasureService.class);
    private static final Pattern FILE = Pattern.compile("[0-9A-Za-z-]+\\.[a-z]+");

    private final UserRepository users;
    private final UserErasedPublisher userErased;
    private final PersonErasure erasure;
    private final ImageStore images;
    private final SecurityEvents events;
    private final Clock clock;

    ErasureService(
            UserRepository users,
            UserErasedPublisher userErased,
            PersonErasure erasure,
            ImageStore images,
            SecurityEvents events,
            Clock clock) {
        this.users = users;
        this.userErased = userErased;
        this.erasure = erasure;
        this.images = images;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Erases an account for good. Its sessions end, and the other services follow. Erasing it again completes what a crash has interrupted.
     *
     * @param email the account's address, which confirms that this account is meant
     * @throws NotFoundException there is no such account
     * @throws ForbiddenException the account is the caller's own, or ranks above the caller
     * @throws RequestValidationException the address is not the account's
     */
    public User erase(CurrentUser caller, String id, String email) {
        User erased = Command.once(User.class, id, () -> OptimisticRetry.retry(() -> eraseAccount(caller, id, email)));
        erasure.erase(id);
        events.record(SecurityEvents.Type.ACCOUNT_ERASED, caller, id);
        return erased;
    }

    /** Erases some accounts that were archived before then; returns their number. */
    public long eraseArchivedBefore(Instant end, int most) {
        return users.findIdsArchivedBefore(end, most).stream()
                .filter(id -> eraseArchived(id, end))
                .count();
    }

    private boolean eraseArchived(String id, Instant end) {
        try {
            if (!OptimisticRetry.retry(() -> eraseIfStillArchived(id, end))) {
                return false;
            }
        } catch (UnavailableException e) {
            log.warn("Archived account {} is not erased yet, its photo cannot be deleted; next try in an hour", id);
            return false;
        }
        erasure.erase(id);
        events.record(SecurityEvents.Type.ACCOUNT_ERASED, null, id);
        return true;
    }

    /** Whether it was; somebody may have enabled it meanwhile. */
    private boolean eraseIfStillArchived(String id, Instant end) {
        User user = users.find(id);
        Instant archivedAt = user == null || user.isErased() ? null : user.getDeletedAt();
        if (user == null || archivedAt == null || !archivedAt.isBefore(end)) {
            return false;
        }
        eraseNow(user);
        return true;
    }

    private User eraseAccount(CurrentUser caller, String id, String email) {
        User user = users.find(id);
        if (user == null) {
            throw new NotFoundException();
        }
        if (id.equals(caller.id()) || !caller.role().mayChange(user.getRole())) {
            throw new ForbiddenException();
        }
        if (user.isErased()) {
            return user;
        }
        if (!EmailKey.of(email).equals(EmailKey.of(user.getEmail()))) {
            throw new RequestValidationException(List.of(new ApiError("El correo no es el de la cuenta", "email")));
        }
        eraseNow(user);
        return user;
    }

    private void eraseNow(User user) {
        deletePhoto(user);
        user.erase(clock.instant());
        userErased.publish(user);
    }

    /**
     * Before the account is stored, because afterwards nothing names its photo. If the account changes meanwhile, this is repeated with
     * its new photo. A client may have sent the address of any image as a photo; so only photos of users go, and none that another account
     * has.
     */
    private void deletePhoto(User user) {
        String photo = user.getPhoto();
        if (photo == null || !isPhotoOfUser(photo)) {
            return;
        }
        if (users.existsOtherWithPhoto(photo, user.getId())) {
            log.warn(
                    "The photo of account {} stays although the account is erased: another account has the same",
                    user.getId());
        } else {
            images.delete(photo);
        }
    }

    private boolean isPhotoOfUser(String address) {
        String prefix = images.prefix("users");
        return address.startsWith(prefix)
                && FILE.matcher(address.substring(prefix.length())).matches();
    }
}
