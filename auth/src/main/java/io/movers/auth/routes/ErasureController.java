package io.movers.auth.routes;

import io.movers.auth.models.views.AccountView;
import io.movers.auth.services.ErasureService;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.Described;
import org.bson.types.ObjectId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Erasing what is stored about a person. */
@RestController
@RequestMapping("/api/users")
class ErasureController {
    private final ErasureService erasure;

    ErasureController(ErasureService erasure) {
        this.erasure = erasure;
    }

    @PostMapping("/{id}/erase")
    @Access(Caller.STAFF)
    @Described("Erases what is stored about the owner of an account, in all services and for good.")
    AccountView eraseUser(@RequestBody EraseRequest body, @PathVariable ObjectId id, CurrentUser caller) {
        return AccountView.of(erasure.erase(caller, id.toHexString(), body.email()));
    }
}
