package dev.headgate.projector.fold;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/// Gives every store the one [SharedMemory]. Streams makes an object of this class for each store,
/// so the memory comes along with the settings.
public final class BoundedMemory implements RocksDBConfigSetter {

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    if (!(configs.get(SharedMemory.SETTING) instanceof SharedMemory memory)
        || !(options.tableFormatConfig() instanceof BlockBasedTableConfig table)) {
      throw new IllegalStateException("store " + storeName + " would have memory of its own");
    }
    memory.give(options, table);
    table.setCacheIndexAndFilterBlocks(true); // otherwise they grow beside the cache, unbounded
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferSize(2L << 20);
    options.setMaxWriteBufferNumber(2);
    options.setMaxBackgroundJobs(1);
  }

  @Override
  public void close(String storeName, Options options) {
    // The memory is not this store's: the fold closes it once, after all of them.
  }
}
