package io.movers.auth.routes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** The address a request comes from, as rate limits count it. An IPv6 address counts as its network, since that belongs to one owner. */
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
