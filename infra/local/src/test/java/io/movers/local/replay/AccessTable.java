package io.movers.local.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Who may call which route, read from {@code access.txt}: the policy again, independent of the code under test. */
record AccessTable(List<Route> routes) {

    enum Callers {
        ANYONE,
        SIGNED_IN,
        STAFF,
        CREW,
        COMPANY,
        INVENTORY,
        REPAIR,
        MAINTENANCE;

        boolean include(String role) {
            return switch (this) {
                case ANYONE, SIGNED_IN -> true;
                case STAFF -> Set.of("admin", "meb-admin").contains(role);
                case CREW ->
                    Set.of("inventory-manager", "repair-manager", "maintenance-manager")
                            .contains(role);
                case COMPANY -> Set.of("client", "client-admin").contains(role);
                case INVENTORY -> role.equals("inventory-manager");
                case REPAIR -> role.equals("repair-manager");
                case MAINTENANCE -> role.equals("maintenance-manager");
            };
        }
    }

    record Route(String method, String path, Set<Callers> callers, boolean unverified) {

        boolean isOpen() {
            return callers.contains(Callers.ANYONE);
        }

        boolean admits(String role) {
            return callers.stream().anyMatch(some -> some.include(role));
        }

        boolean matches(String method, String path) {
            return this.method.equals(method) && pattern().matcher(path).matches();
        }

        private Pattern pattern() {
            return Pattern.compile(path.replaceAll(":[a-zA-Z]+", "[^/]+") + (path.endsWith("/") ? "?" : "/?"));
        }

        private long parameters() {
            return path.chars().filter(c -> c == ':').count();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static AccessTable load() {
        try (InputStream file = Objects.requireNonNull(AccessTable.class.getResourceAsStream("/access.txt"))) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AccessTable parse(String text) {
        return new AccessTable(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(AccessTable::route)
                .sorted(Comparator.comparingLong(Route::parameters))
                .toList());
    }

    private static Route route(String line) {
        String[] columns = line.split("\\|");
        String[] route = columns[0].strip().split(" ");
        List<String> words = Arrays.asList(columns[1].strip().split(" "));
        Set<Callers> callers = EnumSet.noneOf(Callers.class);
        words.stream()
                .filter(word -> !word.equals("unverified"))
                .map(Callers::valueOf)
                .forEach(callers::add);
        return new Route(route[0], route[1], callers, words.contains("unverified"));
    }

    /** The route of a request; the one with the fewest parameters wins. Empty for an unknown path. */
    Optional<Route> find(String method, String path) {
        return routes.stream().filter(route -> route.matches(method, path)).findFirst();
    }
}
