package dev.headgate.projector.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.Personal;
import dev.headgate.event.UserEvent.UserUpserted;
import dev.headgate.projector.Published;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.topic.StateTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/// The memory of the stores, on real ones.
final class SharedMemoryTest {

  private static final long TOTAL = 8L << 20;
  private static final long MEMTABLES = 1L << 20;

  @TempDir Path folder;

  @Test
  void countsTheBlocksOfTwoStoresInOneCache() throws RocksDBException {
    String written = folder.resolve("users").toString();
    try (SharedMemory memory = new SharedMemory(TOTAL, MEMTABLES);
        Options first = options(memory);
        Options second = options(memory);
        FlushOptions flush = new FlushOptions()) {
      try (RocksDB users = RocksDB.open(first, written)) {
        fill(users, 1000);
        users.flush(flush);
      }
      // Opened anew, for the memory of a flushed memtable is given back some time later.
      try (RocksDB users = RocksDB.open(first, written);
          RocksDB others = RocksDB.open(second, folder.resolve("others").toString())) {
        long before = others.getLongProperty("rocksdb.block-cache-usage");
        read(users, 1000);
        long after = others.getLongProperty("rocksdb.block-cache-usage");
        assertThat(after).as("usage seen by a store that was not read").isGreaterThan(before);
        assertThat(users.getLongProperty("rocksdb.block-cache-usage")).isEqualTo(after);
        assertThat(memory.used()).isEqualTo(after);
        assertThat(users.getLongProperty("rocksdb.block-cache-capacity")).isEqualTo(TOTAL);
        assertThat(others.getLongProperty("rocksdb.block-cache-capacity")).isEqualTo(TOTAL);
      }
    }
  }

  @Test
  void flushesMemtablesThatExceedTheirShareTogether() throws RocksDBException {
    try (SharedMemory memory = new SharedMemory(TOTAL, MEMTABLES);
        Options first = options(memory);
        Options second = options(memory);
        RocksDB users = RocksDB.open(first, folder.resolve("users").toString());
        RocksDB others = RocksDB.open(second, folder.resolve("others").toString())) {
      fill(users, 5000);
      fill(others, 5000);
      // Neither has filled its own 2 MiB. A write looks at the share, the flush comes after it.
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> {
            fill(users, 1);
            fill(others, 1);
            assertThat(memtables(users) + memtables(others)).isLessThan(MEMTABLES);
          });
    }
  }

  @Test
  void staysOpenWhenAStoreClosesAndIsClosedOnce() {
    SharedMemory memory = new SharedMemory(TOTAL, MEMTABLES);
    try (Options options = options(memory)) {
      new BoundedMemory().close("users", options);
      assertThat(memory.isOpen()).isTrue();
    }
    memory.close();
    assertThat(memory.isOpen()).isFalse();
    memory.close();
    assertThat(memory.isOpen()).isFalse();
  }

  @Test
  void refusesAStoreThatWouldHaveMemoryOfItsOwn() {
    RocksDB.loadLibrary();
    try (Options options = new Options()) {
      options.setTableFormatConfig(new BlockBasedTableConfig());
      assertThatThrownBy(() -> new BoundedMemory().setConfig("users", options, Map.of()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("users");
    }
  }

  @Test
  void reachesTheStoresThroughTheSettingsOfStreams() {
    try (SharedMemory memory = new SharedMemory(TOTAL, MEMTABLES)) {
      Properties settings = new Properties();
      settings.put("application.id", "memory");
      settings.put("bootstrap.servers", "none:1");
      settings.put("state.dir", folder.toString());
      settings.put("rocksdb.config.setter", BoundedMemory.class);
      settings.put(SharedMemory.SETTING, memory);
      try (var driver =
          new TopologyTestDriver(
              FoldTopology.of(
                  Catalogue.shipped().topics(),
                  StateTopics.FIRST,
                  new WaitingCount(),
                  new Vocabulary(Catalogue.shipped())),
              settings)) {
        long empty = memory.used();
        pipe(driver);
        assertThat(memory.used()).as("memtables of the fold's stores").isGreaterThan(empty);
      }
      assertThat(memory.isOpen()).as("after the stores were closed").isTrue();
    }
  }

  private static void pipe(TopologyTestDriver driver) {
    UUID id = new UUID(7, 1);
    for (long version = 1; version <= 50; version++) {
      var user = new UserUpserted(new Personal.Clear("a@b.c"), "m", "password", null, null);
      var record = Published.record("user", id, version, user);
      driver
          .createInputTopic(record.topic(), new ByteArraySerializer(), new ByteArraySerializer())
          .pipeInput(
              new TestRecord<>(record.key(), record.value(), record.headers(), Instant.EPOCH));
    }
  }

  private static Options options(SharedMemory memory) {
    Options options = new Options().setCreateIfMissing(true);
    options.setTableFormatConfig(new BlockBasedTableConfig());
    new BoundedMemory().setConfig("store", options, Map.of(SharedMemory.SETTING, memory));
    return options;
  }

  private static void fill(RocksDB store, int entries) throws RocksDBException {
    for (int i = 0; i < entries; i++) {
      store.put(("key" + i).getBytes(UTF_8), new byte[100]);
    }
  }

  private static void read(RocksDB store, int entries) throws RocksDBException {
    for (int i = 0; i < entries; i++) {
      assertThat(store.get(("key" + i).getBytes(UTF_8))).hasSize(100);
    }
  }

  private static long memtables(RocksDB store) throws RocksDBException {
    return store.getLongProperty("rocksdb.cur-size-all-mem-tables");
  }
}
