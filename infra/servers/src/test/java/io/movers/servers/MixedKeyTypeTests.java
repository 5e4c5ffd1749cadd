package io.movers.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.types.ObjectId;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.Test;

class MixedKeyTypeTests {
    @Test
    void keysOfOneClassAreComparedWhileAnotherThreadWritesKeysOfAnother() {
        var type = new MixedKeyType();
        var stop = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                type.write(new WriteBuffer(), "letter");
            }
        });
        var id = new ObjectId();

        for (int i = 0; i < 200_000; i++) {
            assertThat(type.compare(id, new ObjectId(id.toByteArray()))).isZero();
        }

        stop.set(true);
        writer.join();
    }
}
