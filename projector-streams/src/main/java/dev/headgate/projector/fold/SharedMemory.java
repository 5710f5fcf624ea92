package dev.headgate.projector.fold;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// The native memory of all stores together: one block cache, with the memtables counted into it.
///
/// Three stores on six partitions are 18 RocksDB instances; by default each may take 50 MiB of
/// cache and 48 of memtables. The fold makes it, hands it to Streams among the settings, and closes
/// it once, after the stores. Thread-safe, as RocksDB's own objects are.
final class SharedMemory implements AutoCloseable {

  /// Under which [BoundedMemory] finds it among the settings.
  static final String SETTING = "headgate.fold.memory";

  private final Cache cache;
  private final WriteBufferManager buffers;

  SharedMemory() {
    this(64L << 20, 24L << 20);
  }

  /// @param total bytes of blocks and memtables
  /// @param memtables bytes of them that memtables may take before they are flushed
  SharedMemory(long total, long memtables) {
    RocksDB.loadLibrary();
    cache = new LRUCache(total);
    buffers = new WriteBufferManager(memtables, cache);
  }

  void give(Options options, BlockBasedTableConfig table) {
    table.setBlockCache(cache);
    options.setWriteBufferManager(buffers);
  }

  long used() {
    return cache.getUsage();
  }

  boolean isOpen() {
    return cache.isOwningHandle() && buffers.isOwningHandle();
  }

  /// Lets go of the memory; a store that is still open keeps its share until it closes.
  @Override
  public void close() {
    buffers.close();
    cache.close();
  }
}
