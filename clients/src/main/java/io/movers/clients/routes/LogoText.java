package io.movers.clients.routes;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.RequestValidationException;
import java.util.List;

/** A logo is text; unlike elsewhere, a number does not stand for its digits. */
final class LogoText {
    private LogoText() {}

    static String of(Object logo) {
        if (logo instanceof String text) {
            return text;
        }
        throw new RequestValidationException(List.of(new ApiError("Invalid value", "logo")));
    }
}
