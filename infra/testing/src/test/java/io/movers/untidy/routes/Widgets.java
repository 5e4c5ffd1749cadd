package io.movers.untidy.routes;

import io.movers.untidy.attic.Widget;
import io.movers.untidy.models.Shelf;
import jakarta.servlet.ServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Widgets {
    @GetMapping("/widgets")
    Widget first(@RequestParam String name, ServletRequest request, Shelf shelf) {
        return shelf.find(name + request.getParameter("more"));
    }
}
