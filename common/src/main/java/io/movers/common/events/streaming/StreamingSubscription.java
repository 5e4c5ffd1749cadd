package io.movers.common.events.streaming;

import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Transport;
import io.nats.streaming.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The deliveries of one channel through the service's durable queue group.
 *
 * <p>A message that is to be tried later stays in hand: the broker, which knows no such answer, goes on delivering it after
 * each wait for an acknowledgement, and those deliveries are put aside. What is in hand is bounded by what the broker lets be
 * in flight.
 */
final class StreamingSubscription implements Transport.Subscription {
    private final String channel;
    private final Consumer<Delivery> handler;
    private final ScheduledExecutorService retries;
    private final Map<Long, HeldMessage> inHand = new ConcurrentHashMap<>();
    private final BlockingQueue<StreamingDelivery> ready = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean stopped;

    /** @param retries where a pause is waited for; it must not be used for anything that blocks */
    StreamingSubscription(String channel, Consumer<Delivery> handler, ScheduledExecutorService retries) {
        this.channel = channel;
        this.handler = handler;
        this.retries = retries;
        this.thread = new Thread(this::handOver, "streaming-" + channel);
        this.thread.setDaemon(true);
    }

    String channel() {
        return channel;
    }

    void start() {
        thread.start();
    }

    /** Begins to receive, anew in each session. What is in hand from the last one stays in hand. */
    void resume(StreamingSession session) throws IOException, InterruptedException {
        if (!stopped) {
            session.subscribe(channel, this::arrived);
        }
    }

    /** On the client's thread, which other channels share: does not block. */
    private void arrived(Message message) {
        if (stopped) {
            return;
        }
        HeldMessage held = inHand.get(message.getSequence());
        if (held != null) {
            held.cameAgain(message);
            return;
        }
        held = new HeldMessage(message);
        inHand.put(message.getSequence(), held);
        ready.add(new StreamingDelivery(
                this,
                held,
                ChannelMessage.toEnvelope(channel, message.getSequence(), message.getTimestamp(), message.getData()),
                ChannelMessage.instant(message.getTimestamp()),
                message.isRedelivered() ? 2 : 1));
    }

    private void handOver() {
        try {
            while (!stopped) {
                handler.accept(ready.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    void acknowledge(HeldMessage message) {
        message.ack();
        inHand.remove(message.sequence());
    }

    void retry(StreamingDelivery delivery, Duration delay) {
        try {
            retries.schedule(() -> ready.add(delivery.next()), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            delivery.giveBack();
        }
    }

    @Override
    public void stop() {
        stopped = true;
        ready.clear();
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }
}
