package io.movers.common.privacy;

import io.movers.common.errors.NotFoundException;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.Described;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows people what the service stores about them. */
@RestController
class PersonalDataRoute {
    /** More than a person has, even after years. */
    private static final int LIMIT = 100_000;

    private final PersonalDocuments documents;

    PersonalDataRoute(PersonalDocuments documents) {
        this.documents = documents;
    }

    @Access(Caller.SIGNED_IN)
    @GetMapping("${movers.service.person-path}/{id}/data")
    @Described("Shows what the service stores about a person, to that person and Staff.")
    Stream<PersonalRecord> getPersonalData(@PathVariable ObjectId id, CurrentUser caller) {
        if (!caller.id().equals(id.toHexString()) && !caller.role().isStaff()) {
            throw new NotFoundException();
        }
        return documents.about(id.toHexString(), LIMIT);
    }
}
