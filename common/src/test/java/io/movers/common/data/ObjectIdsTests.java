package io.movers.common.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class ObjectIdsTests {
    @Test
    void idInABodyIsReadAsMongooseReadsIt() {
        assertThat(ObjectIds.hex("5f0000000000000000000404")).isEqualTo("5f0000000000000000000404");
        assertThat(ObjectIds.hex("abcdefghijkl")).isEqualTo("6162636465666768696a6b6c");
        assertThat(ObjectIds.hex("nope")).isNull();
        assertThat(ObjectIds.hex(null)).isNull();
        assertThat(ObjectIds.hex(Map.of("$ne", 1))).isNull();
    }

    @Test
    void textThatIsNoObjectIdIsStoredUnchanged() {
        assertThat(ObjectIds.stored("5f0000000000000000000404")).isEqualTo(new ObjectId("5f0000000000000000000404"));
        assertThat(ObjectIds.stored("a type's name")).isEqualTo("a type's name");
    }
}
