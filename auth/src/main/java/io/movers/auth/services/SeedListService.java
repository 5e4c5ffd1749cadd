package io.movers.auth.services;

import io.movers.auth.models.Eps;
import io.movers.auth.models.SeedListRepository;
import io.movers.auth.models.TransportMethod;
import io.movers.common.data.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Offers the lists of health insurers and means of transport, which are filled at start. The id of an entry is derived from
 * its position and name, so replicas that start at the same time do not add an entry twice. Entries of a taken-over database
 * stay.
 */
@Service
public class SeedListService {
    private final SeedListRepository lists;
    private final Clock clock;

    SeedListService(SeedListRepository lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    /** Adds missing entries. */
    public void seed() {
        seed("eps", lists.eps(), Eps::id, Eps::name, (id, name, now) -> new Eps(id, name, now, 0));
        seed(
                "transport-methods",
                lists.transportMethods(),
                TransportMethod::id,
                TransportMethod::name,
                (id, name, now) -> new TransportMethod(id, name, now, 0));
    }

    public List<Eps> eps() {
        List<Eps> eps = lists.eps();
        if (eps.isEmpty()) {
            seed();
            return lists.eps();
        }
        return eps;
    }

    public List<TransportMethod> transportMethods() {
        List<TransportMethod> methods = lists.transportMethods();
        if (methods.isEmpty()) {
            seed();
            return lists.transportMethods();
        }
        return methods;
    }

    private <T> void seed(
            String list, List<T> stored, Function<T, String> idOf, Function<T, String> nameOf, Entry entry) {
        List<String> names = names(list);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ids.add(id(list, i, names.get(i)));
        }
        List<String> known = new ArrayList<>(stored.stream().map(idOf).toList());
        // Taken-over entries have other ids: each replaces the one of ours with the same name.
        List<String> others = new ArrayList<>(stored.stream()
                .filter(row -> !ids.contains(idOf.apply(row)))
                .map(nameOf)
                .toList());
        Instant now = clock.instant();
        for (int i = 0; i < names.size(); i++) {
            if (!known.contains(ids.get(i)) && !others.remove(names.get(i))) {
                add(entry.of(ids.get(i), names.get(i), now));
            }
        }
    }

    private void add(Object entry) {
        try {
            lists.add(entry);
        } catch (DuplicateKeyException e) {
            // Another replica has just added it.
        }
    }

    private static List<String> names(String list) {
        try (InputStream names = new ClassPathResource("seeds/" + list + ".txt").getInputStream()) {
            return new String(names.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(name -> !name.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(String list, int place, String name) {
        return HexFormat.of().formatHex(Arrays.copyOf(Sha256.of("%s|%d|%s".formatted(list, place, name)), 12));
    }

    private interface Entry {
        Object of(String id, String name, Instant now);
    }
}
