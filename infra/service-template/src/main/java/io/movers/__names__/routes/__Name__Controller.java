package io.movers.__names__.routes;

import io.movers.__names__.models.views.__Name__View;
import io.movers.__names__.services.__Name__Service;
import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.Described;
import java.util.List;
import org.bson.types.ObjectId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/__names__")
class __Name__Controller {
    private final __Name__Service __names__;

    __Name__Controller(__Name__Service __names__) {
        this.__names__ = __names__;
    }

    @GetMapping
    @Access(Caller.SIGNED_IN)
    @Described("Lists the caller's __names__, newest first; Staff sees all.")
    List<__Name__View> list__Names__(List__Names__Request request, CurrentUser caller) {
        return __names__.page(caller, request.page()).stream().map(__Name__View::of).toList();
    }

    @GetMapping("/{id}")
    @Access(Caller.SIGNED_IN)
    @Described("Shows one of the caller's __names__; Staff sees all.")
    __Name__View show__Name__(@PathVariable ObjectId id, CurrentUser caller) {
        return __Name__View.of(__names__.find(id.toHexString(), caller));
    }

    @PostMapping
    @Access(Caller.SIGNED_IN)
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Opens one for the caller.")
    __Name__View create__Name__(@RequestBody Create__Name__Request request, CurrentUser caller) {
        return __Name__View.of(__names__.open(request.toNew__Name__(), caller));
    }

    @PutMapping("/{id}/close")
    @Access(Caller.STAFF)
    @Described("Closes one. Closing it again changes nothing.")
    __Name__View close__Name__(@PathVariable ObjectId id) {
        return __Name__View.of(__names__.close(id.toHexString()));
    }
}
