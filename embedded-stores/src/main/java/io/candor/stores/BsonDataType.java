package io.candor.stores;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;
import org.jspecify.annotations.Nullable;

/// Documents, ids and index keys in a store file, as BSON. The store's own way is Java's
/// serialisation, and it serialises both sides again for every comparison of two index keys.
///
/// Strings and object ids are ordered by value, everything else by its bytes: equal values are
/// equal keys, which is all that an index needs. Thread-safe.
final class BsonDataType extends BasicDataType<Object> {

  static final BsonDataType INSTANCE = new BsonDataType();

  private static final byte SERIALIZED = 0; // what BSON does not know, as the library does it
  private static final byte STRING = 1;
  private static final byte VALUE = 2; // a byte for BSON's type, then the value
  private static final byte KEY = 3; // how many parts, then each of them

  // Rough sizes in memory, in bytes: they only decide how much is cached.
  private static final int OBJECT = 24;
  private static final int ENTRY = 64;

  private final ObjectDataType fallback = new ObjectDataType();

  private BsonDataType() {}

  @Override
  public Object[] createStorage(int size) {
    return new Object[size];
  }

  @Override
  public int compare(@Nullable Object a, @Nullable Object b) {
    if (a == b) {
      return 0;
    }
    if (a instanceof KeyValue left && b instanceof KeyValue right) {
      return compareKeys(left, right);
    }
    if (a instanceof String left && b instanceof String right) {
      return left.compareTo(right);
    }
    if (a instanceof ObjectId left && b instanceof ObjectId right) {
      return left.compareTo(right);
    }
    int byRank = Integer.compare(rank(a), rank(b));
    return byRank != 0 ? byRank : Arrays.compareUnsigned(bytes(a), bytes(b));
  }

  private int compareKeys(KeyValue left, KeyValue right) {
    int parts = Math.min(left.size(), right.size());
    for (int i = 0; i < parts; i++) {
      int byPart = compare(left.get(i), right.get(i));
      if (byPart != 0) {
        return byPart;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int rank(@Nullable Object value) {
    return switch (value) {
      case String _ -> 0;
      case ObjectId _ -> 1;
      case KeyValue _ -> 2;
      case null, default -> 3;
    };
  }

  private byte[] bytes(@Nullable Object value) {
    WriteBuffer buffer = new WriteBuffer(64);
    write(buffer, value);
    ByteBuffer written = buffer.getBuffer();
    return Arrays.copyOf(written.array(), written.position());
  }

  @Override
  public int getMemory(@Nullable Object value) {
    return switch (value) {
      case String text -> OBJECT + 2 * text.length();
      case BinData data -> OBJECT + data.getData().length;
      case Map<?, ?> map -> map.values().stream().mapToInt(v -> ENTRY + getMemory(v)).sum();
      case Collection<?> list -> list.stream().mapToInt(v -> OBJECT + getMemory(v)).sum();
      case KeyValue key -> key.stream().mapToInt(v -> OBJECT + getMemory(v)).sum();
      case null, default -> OBJECT;
    };
  }

  @Override
  public boolean isMemoryEstimationAllowed() {
    return true;
  }

  @Override
  public void write(WriteBuffer buffer, @Nullable Object value) {
    switch (value) {
      case String text -> {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        buffer.put(STRING).putVarInt(utf8.length).put(utf8);
      }
      case KeyValue key -> {
        buffer.put(KEY).putVarInt(key.size());
        key.forEach(part -> write(buffer, part));
      }
      case null, default -> writeValue(buffer, value);
    }
  }

  private void writeValue(WriteBuffer buffer, @Nullable Object value) {
    ByteBuf bson = Unpooled.buffer();
    byte type;
    try {
      type = BsonEncoder.determineType(value);
      BsonEncoder.encodeValue(type, value, bson);
    } catch (IllegalArgumentException e) {
      // The mark for a missing field, for one, which is in index keys only.
      buffer.put(SERIALIZED);
      fallback.write(buffer, value);
      return;
    }
    buffer.put(VALUE).put(type).putVarInt(bson.readableBytes()).put(ByteBufUtil.getBytes(bson));
  }

  @Override
  public @Nullable Object read(ByteBuffer buffer) {
    byte form = buffer.get();
    return switch (form) {
      case STRING -> new String(readBytes(buffer), StandardCharsets.UTF_8);
      case KEY -> readKey(buffer);
      case VALUE -> {
        byte type = buffer.get();
        yield BsonDecoder.decodeValue(type, Unpooled.wrappedBuffer(readBytes(buffer)));
      }
      case SERIALIZED -> fallback.read(buffer);
      default -> throw new StoreException("the document file holds an unknown form " + form);
    };
  }

  private KeyValue readKey(ByteBuffer buffer) {
    int size = DataUtils.readVarInt(buffer);
    List<@Nullable Object> parts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      parts.add(read(buffer));
    }
    return new KeyValue(parts);
  }

  private static byte[] readBytes(ByteBuffer buffer) {
    byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
    buffer.get(bytes);
    return bytes;
  }
}
