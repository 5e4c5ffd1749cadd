package io.movers.common.security.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The address of a caller as rate limits see it: the parsed IPv4 address or the /64 network of the IPv6 address, which is what
 * one customer gets. However an address is written, it has one such key.
 */
public final class ClientAddress {
    private static final Pattern IP_LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int NETWORK_BYTES = 8;

    // One key for all: an unreadable address must not be a way around the limits.
    private static final String UNREADABLE = "unreadable";

    private ClientAddress() {}

    /** The key of the address that a request comes from. */
    public static String of(HttpServletRequest request) {
        return key(request.getRemoteAddr());
    }

    static String key(String address) {
        String literal = address.replaceFirst("%.*", "");
        if (IP_LITERAL.matcher(literal).matches()) {
            try {
                // No look-up: the text is a literal. IPv4-mapped IPv6 addresses become IPv4 addresses here.
                InetAddress parsed = InetAddress.getByName(literal);
                return parsed instanceof Inet6Address
                        ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "/64"
                        : parsed.getHostAddress();
            } catch (UnknownHostException e) {
                return UNREADABLE;
            }
        }
        return UNREADABLE;
    }
}
