package io.movers.clients.routes;

import io.movers.clients.models.views.OfficeView;
import io.movers.clients.services.OfficeRegistry;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.BodyLimit;
import java.util.List;
import org.bson.types.ObjectId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/clients")
@Access({Caller.STAFF, Caller.COMPANY})
class OfficesController {
    private final OfficeRegistry registry;

    OfficesController(OfficeRegistry registry) {
        this.registry = registry;
    }

    @PostMapping("/{id}/offices")
    @ResponseStatus(HttpStatus.CREATED)
    OfficeView create(@RequestBody NewOfficeRequest body, @PathVariable ObjectId id, CurrentUser user) {
        return OfficeView.of(registry.create(id.toHexString(), body.name(), body.place(), body.admins(), user));
    }

    @PutMapping("/{id}/offices/{officeId}")
    OfficeView update(
            @RequestBody ChangedOfficeRequest body,
            @PathVariable ObjectId id,
            @PathVariable ObjectId officeId,
            CurrentUser user) {
        return OfficeView.of(
                registry.update(id.toHexString(), officeId.toHexString(), body.place(), body.admins(), user));
    }

    /** The company in the path does not matter, as in the original: the office's own decides who may. */
    @DeleteMapping("/{id}/offices/{officeId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable ObjectId officeId, CurrentUser user) {
        registry.delete(officeId.toHexString(), user);
    }

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping("/disable-offices")
    List<OfficeView> archiveAll(@RequestBody OfficeRowsRequest body, CurrentUser user) {
        return registry.archiveAll(Row.ids(body.offices()), user).stream()
                .map(OfficeView::of)
                .toList();
    }

    @BodyLimit(BodyLimit.LARGE)
    @PostMapping("/enable-offices")
    List<OfficeView> enableAll(@RequestBody OfficeRowsRequest body, CurrentUser user) {
        return registry.enableAll(Row.ids(body.offices()), user).stream()
                .map(OfficeView::of)
                .toList();
    }
}
