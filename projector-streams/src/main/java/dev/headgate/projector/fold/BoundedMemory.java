package dev.headgate.projector.fold;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/// Keeps each of the six stores small: by default one takes 50 MiB of cache and 48 of memtables.
public final class BoundedMemory implements RocksDBConfigSetter {

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
      table.setCacheIndexAndFilterBlocks(true);
      options.setTableFormatConfig(table);
    }
    options.setWriteBufferSize(2L << 20);
    options.setMaxWriteBufferNumber(2);
    options.setMaxBackgroundJobs(1);
  }

  @Override
  public void close(String storeName, Options options) {
    // Nothing is made here.
  }
}
