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
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of one channel through the service's durable queue group.
 *
 * <p>A message that is to be retried later is held in memory, because the broker knows no such answer. The broker redelivers
 * it after each ack wait; redeliveries to this replica are ignored.
 *
 * <p>The broker's limit of messages in flight bounds how many are held: a message that has waited so long for its first try
 * that the broker has given it to another replica, and further ones to this replica in its place, is dropped.
 */
final class StreamingSubscription implements Transport.Subscription {
    private final String channel;
    private final Consumer<Delivery> handler;
    private final ScheduledExecutorService retries;
    private final Duration ackWait;
    private final Map<HeldMessage.Place, HeldMessage> inHand = new ConcurrentHashMap<>();
    private final BlockingQueue<StreamingDelivery> ready = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean stopped;
    private @Nullable StreamingSession resumedIn;

    /**
     * @param retries schedules the retries; must not be used for anything that blocks
     * @param ackWait the silence after which the broker gives a message to another replica
     */
    StreamingSubscription(
            String channel, Consumer<Delivery> handler, ScheduledExecutorService retries, Duration ackWait) {
        this.channel = channel;
        this.handler = handler;
        this.retries = retries;
        this.ackWait = ackWait;
        this.thread = new Thread(this::handOver, "streaming-" + channel);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Starts receiving, once in each session. Messages held from the last session stay held. */
    void resume(StreamingSession session) throws IOException, InterruptedException {
        if (!stopped && resumedIn != session) {
            session.subscribe(channel, this::arrived);
            resumedIn = session;
        }
    }

    /** Runs on the client's thread, which other channels share, so it must not block. */
    private void arrived(Message message) {
        if (stopped) {
            return;
        }
        HeldMessage arriving = new HeldMessage(message);
        HeldMessage held = inHand.putIfAbsent(arriving.place(), arriving);
        if (held != null) {
            held.cameAgain(message);
            return;
        }
        ready.add(new StreamingDelivery(
                this,
                arriving,
                ChannelMessage.toEnvelope(channel, message.getSequence(), message.getTimestamp(), message.getData()),
                ChannelMessage.instant(message.getTimestamp()),
                message.isRedelivered() ? 2 : 1));
    }

    private void handOver() {
        try {
            while (!stopped) {
                begin(ready.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void begin(StreamingDelivery delivery) {
        HeldMessage message = delivery.message();
        if (message.isForfeited(ackWait)) {
            inHand.remove(message.place());
            return;
        }
        message.begin();
        handler.accept(delivery);
    }

    void acknowledge(HeldMessage message) {
        message.ack();
        inHand.remove(message.place());
    }

    void retry(StreamingDelivery delivery, Duration delay) {
        try {
            var unused = retries.schedule(() -> ready.add(delivery.next()), delay.toMillis(), TimeUnit.MILLISECONDS);
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
