package dev.headgate.embedded.link;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Bytes on their way.
///
/// @param bytes none at the end of the stream
/// @param arrival when they may be delivered, by `System.nanoTime()`
record Parcel(ByteBuffer bytes, long arrival) {

  static Parcel of(byte[] chunk, int length, long arrival) {
    return new Parcel(ByteBuffer.wrap(Arrays.copyOf(chunk, length)), arrival);
  }

  boolean isLast() {
    return bytes.capacity() == 0;
  }
}
