package io.movers.local.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tells open pages what happens, as server-sent events. A page that cannot keep up is disconnected and begins anew. */
final class Broadcast implements AutoCloseable {
    /** Each holds a thread of the gateway. */
    private static final int MOST_PAGES = 8;

    private static final int WAITING = 500;
    private static final int SIGN_OF_LIFE_SECONDS = 10;
    private static final String END = "";

    private final JsonMapper json = new JsonMapper();
    private final Set<BlockingQueue<String>> pages = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Sends one message after the other.
     *
     * @param data is asked when it is this message's turn, so that it contains all that earlier messages tell
     */
    synchronized void send(String type, Supplier<?> data) {
        if (pages.isEmpty()) {
            return;
        }
        String message = "event: " + type + "\ndata: " + json.writeValueAsString(data.get()) + "\n\n";
        for (BlockingQueue<String> page : pages) {
            if (!page.offer(message)) {
                end(page);
            }
        }
    }

    private void end(BlockingQueue<String> page) {
        pages.remove(page);
        page.clear();
        page.add(END);
    }

    /** Whether one more page can be served. */
    boolean hasRoom() {
        return !closed && pages.size() < MOST_PAGES;
    }

    /** Writes messages until the page is closed, lags behind, or the suite stops. */
    void serve(OutputStream page) throws IOException {
        BlockingQueue<String> queue = new ArrayBlockingQueue<>(WAITING);
        pages.add(queue);
        try {
            write(page, "retry: 2000\n\n");
            while (!closed) {
                @Nullable String message = queue.poll(SIGN_OF_LIFE_SECONDS, TimeUnit.SECONDS);
                if (END.equals(message)) {
                    return;
                }
                write(page, message == null ? ": still here\n\n" : message);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pages.remove(queue);
        }
    }

    private static void write(OutputStream page, String text) throws IOException {
        page.write(text.getBytes(StandardCharsets.UTF_8));
        page.flush();
    }

    @Override
    public void close() {
        closed = true;
        pages.forEach(this::end);
    }
}
