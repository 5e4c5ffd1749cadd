package io.movers.common.data;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** A read that begins after a change has ended never returns the earlier value. */
@Param(name = "value", gen = IntGen.class, conf = "1:9")
public class BriefCacheModelTests {
    private final BriefCache<String, Integer> cache = new BriefCache<>(() -> 0);
    private volatile int stored;

    @Operation
    public int read() {
        return cache.get("key", key -> stored);
    }

    @Operation
    public void change(@Param(name = "value") int value) {
        stored = value;
        cache.forget("key");
    }

    @Test
    void itsAnswersFitOneOrder() {
        new ModelCheckingOptions()
                .iterations(10)
                .invocationsPerIteration(200)
                .threads(2)
                .actorsPerThread(2)
                .check(BriefCacheModelTests.class);
    }
}
