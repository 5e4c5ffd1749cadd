package io.movers.local.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A replayer connected to a running suite. To run it by hand, call {@code main} with the first letters of the files' names. */
final class Replay implements AutoCloseable {
    private final JetStreamBus bus;
    private final MongoStores stores;
    private final Replayer replayer;
    private final DocumentedAnswers documented = new DocumentedAnswers();

    /** @param restart restarts a service, if that is possible */
    Replay(SuiteUnderTest suite, Consumer<String> restart) {
        this(suite, restart, stores -> (method, path) -> Optional.empty());
    }

    /** @param repetition which requests are sent twice */
    Replay(SuiteUnderTest suite, Consumer<String> restart, Function<MongoStores, Http.Repetition> repetition) {
        bus = new JetStreamBus(suite.nats());
        stores = new MongoStores(suite.mongo());
        Http http = new Http(suite::baseOf, documented, repetition.apply(stores));
        replayer = new Replayer(
                http,
                Sessions.recorded(suite.jwtKey()),
                AccessTable.load(),
                bus,
                stores,
                new GatewayMails(http),
                Deviations.load(),
                restart,
                Replayer.PATIENCE);
    }

    FileResult run(String transcript) {
        return replayer.run(Transcript.read(transcript));
    }

    /** The answers since the last call that differ from the API document. */
    List<String> undocumented() {
        return documented.takeDifferences();
    }

    /** @param only prefixes of file names, separated by commas; empty for all */
    static List<String> selected(String only) {
        List<String> beginnings = Arrays.asList(only.split(","));
        return Transcript.ids().stream()
                .filter(id -> beginnings.stream().anyMatch(id::startsWith))
                .toList();
    }

    @Override
    public void close() {
        bus.close();
        stores.close();
    }

    public static void main(String[] args) {
        int failed = 0;
        try (Replay replay = SharedSuite.get().replay()) {
            for (String id : selected(String.join(",", args))) {
                FileResult result = replay.run(id);
                System.out.print(result.report(Boolean.getBoolean("replay.verbose")));
                failed += result.passed() ? 0 : 1;
            }
        }
        System.out.println(failed == 0 ? "All as recorded." : failed + " files fail.");
        System.exit(failed == 0 ? 0 : 1);
    }
}
