package io.movers.untidy.models;

import io.movers.untidy.attic.Widget;
import io.movers.untidy.services.Parts;
import org.springframework.stereotype.Service;

@Service
public record Shelf(Parts parts) {
    public Widget find(String name) {
        throw new UnsupportedOperationException(name);
    }
}
