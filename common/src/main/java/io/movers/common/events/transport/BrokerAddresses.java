package io.movers.common.events.transport;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The addresses in {@code NATS_URL}. */
public final class BrokerAddresses {
    private static final List<String> SCHEMES = List.of("nats", "tls", "opentls", "ws", "wss");

    /** The manifests of the Node services say {@code http://}. */
    private static final Map<String, String> SYNONYMS = Map.of("http", "nats");

    private BrokerAddresses() {}

    /**
     * Checks the addresses and gives them the scheme that the NATS client expects.
     *
     * @param urls one address, or several separated by commas; {@code http://} means {@code nats://}
     * @throws IllegalArgumentException an address has no host or another scheme; the message names {@code NATS_URL}
     */
    public static String normalized(String urls) {
        return Arrays.stream(urls.strip().split("\\s*,\\s*"))
                .map(BrokerAddresses::address)
                .collect(Collectors.joining(","));
    }

    private static String address(String url) {
        URI uri;
        try {
            uri = URI.create(url.contains("://") ? url : "nats://" + url);
        } catch (IllegalArgumentException e) {
            throw refusal(e);
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String known = SYNONYMS.getOrDefault(scheme, scheme);
        if (!SCHEMES.contains(known) || uri.getHost() == null) {
            throw refusal(null);
        }
        return known + uri.toString().substring(scheme.length());
    }

    /** Leaves the address out, since it may contain a password. */
    private static IllegalArgumentException refusal(@org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException(
                "NATS_URL must name the broker, as in nats://localhost:4222 (several addresses with commas)", cause);
    }
}
