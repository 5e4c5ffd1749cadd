package io.movers.clients.routes;

import io.movers.clients.models.views.OfficeView;
import io.movers.clients.services.OfficeService;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.BodyLimit;
import io.movers.common.web.Described;
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
class OfficeController {
    private final OfficeService offices;

    OfficeController(OfficeService offices) {
        this.offices = offices;
    }

    @PostMapping("/{id}/offices")
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Creates an office of a company.")
    OfficeView createOffice(@RequestBody CreateOfficeRequest request, @PathVariable ObjectId id, CurrentUser caller) {
        return OfficeView.of(
                offices.create(id.toHexString(), request.name(), request.address(), request.admins(), caller));
    }

    @PutMapping("/{id}/offices/{officeId}")
    @Described("Changes an office.")
    OfficeView updateOffice(
            @RequestBody UpdateOfficeRequest request,
            @PathVariable ObjectId id,
            @PathVariable ObjectId officeId,
            CurrentUser caller) {
        return OfficeView.of(
                offices.update(id.toHexString(), officeId.toHexString(), request.address(), request.admins(), caller));
    }

    /** Ignores the company in the path: the office's own company decides who may delete it. */
    @DeleteMapping("/{id}/offices/{officeId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Described("Deletes an office.")
    void deleteOffice(@PathVariable ObjectId officeId, CurrentUser caller) {
        offices.delete(officeId.toHexString(), caller);
    }

    @PostMapping("/disable-offices")
    @BodyLimit(BodyLimit.LARGE)
    @Described("Archives offices.")
    List<OfficeView> disableOffices(@RequestBody OfficeRowsRequest request, CurrentUser caller) {
        return offices.archiveAll(RowRequest.ids(request.offices()), caller).stream()
                .map(OfficeView::of)
                .toList();
    }

    @PostMapping("/enable-offices")
    @BodyLimit(BodyLimit.LARGE)
    @Described("Takes offices out of the archive.")
    List<OfficeView> enableOffices(@RequestBody OfficeRowsRequest request, CurrentUser caller) {
        return offices.enableAll(RowRequest.ids(request.offices()), caller).stream()
                .map(OfficeView::of)
                .toList();
    }
}
