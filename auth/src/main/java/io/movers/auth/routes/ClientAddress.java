package io.movers.auth.routes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** Where a request comes from, as rate limits see it: of an IPv6 address the network, for that is what one owner has. */
final class ClientAddress {
    private static final Pattern COLON = Pattern.compile(":");
    private static final int NETWORK_GROUPS = 4;

    private ClientAddress() {}

    static String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (!address.contains(":") || address.contains("::")) {
            return address.startsWith("::") ? address : address.replaceFirst("::.*", "::");
        }
        return String.join(
                ":", COLON.splitAsStream(address).limit(NETWORK_GROUPS).toList());
    }
}
