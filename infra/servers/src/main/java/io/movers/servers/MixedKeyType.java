package io.movers.servers;

import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;

/**
 * Keys of any class, as the library stores them. Its own type remembers the class that it saw last, and fails ("Can not compare") when
 * another thread shows it a key of another class at that moment, so here each thread has one of its own.
 */
final class MixedKeyType extends BasicDataType<Object> {
    private final ThreadLocal<ObjectDataType> types = ThreadLocal.withInitial(ObjectDataType::new);

    /** Object ids are compared directly, in the library's order but without its look-up of their type. */
    @Override
    public int compare(Object one, Object other) {
        return one instanceof ObjectId first && other instanceof ObjectId second
                ? first.compareTo(second)
                : types.get().compare(one, other);
    }

    @Override
    public int getMemory(Object key) {
        return types.get().getMemory(key);
    }

    @Override
    public void write(WriteBuffer buffer, Object key) {
        types.get().write(buffer, key);
    }

    @Override
    public Object read(ByteBuffer buffer) {
        return types.get().read(buffer);
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
