package dev.headgate.projector.setting;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A setting that is not the operator's to choose, with the reason.
public enum FixedSetting {
  ISOLATION("isolation.level", "read_committed", "events of aborted transactions never happened"),
  AUTO_COMMIT("enable.auto.commit", "false", "a position moves with its rows, never by itself"),
  OFFSET_RESET("auto.offset.reset", "none", "a lost offset has to stop the reader, not move it"),
  PROTOCOL("group.protocol", "classic", "the session's length and resets by tools rest on it"),
  AUTO_CREATION("allow.auto.create.topics", "false", "a topic made by accident has no contract"),
  GROUP("group.id", null, "the groups are the pipeline's names"),
  MEMBER("group.instance.id", null, "it is derived; set HEADGATE_INSTANCE instead"),
  KEYS_READ("key.deserializer", null, "records are read as bytes and verified"),
  VALUES_READ("value.deserializer", null, "records are read as bytes and verified"),
  TRANSACTION("transactional.id", null, "Streams derives it, to fence its own zombies"),
  IDEMPOTENCE("enable.idempotence", "true", "transactions need it"),
  ACKS("acks", "all", "a record counts when all in-sync replicas have it"),
  APPLICATION("application.id", null, "state and offsets of the generation hang on it"),
  GUARANTEE("processing.guarantee", "exactly_once_v2", "a row must follow its event exactly once"),
  STATE("state.dir", null, "set HEADGATE_STATE_DIRECTORY instead"),
  REPLICATION("replication.factor", null, "set HEADGATE_REPLICATION_FACTOR instead"),
  IN_SYNC("topic.min.insync.replicas", null, "set HEADGATE_MIN_INSYNC_REPLICAS instead"),
  CHANGELOG_CLEANUP("topic.cleanup.policy", "compact", "a changelog that forgets is lost state"),
  CHANGELOG_ELECTION(
      "topic.unclean.leader.election.enable", "false", "it loses what was committed"),
  NO_IDLING("max.task.idle.ms", "-1", "the fold's consumer has orders read before events"),
  STORES("rocksdb.config.setter", null, "all stores share one bounded memory"),
  PROCESSING("processing.exception.handler", null, "an event that fails is never skipped"),
  READING("deserialization.exception.handler", null, "a record that fails is never skipped"),
  READING_OLD("default.deserialization.exception.handler", null, "no record is ever skipped"),
  WRITING("production.exception.handler", null, "a row that fails is never skipped"),
  WRITING_OLD("default.production.exception.handler", null, "no row is ever skipped");

  private final String key;
  private final @Nullable String value;
  private final String reason;

  FixedSetting(String key, @Nullable String value, String reason) {
    this.key = key;
    this.value = value;
    this.reason = reason;
  }

  /// Kafka's own name of it.
  public String key() {
    return key;
  }

  /// What every consumer of the projector is made with.
  public static Map<String, Object> ofConsumers() {
    return of(ISOLATION, AUTO_COMMIT, OFFSET_RESET, PROTOCOL, AUTO_CREATION);
  }

  /// What Streams is made with, beside what depends on the configuration.
  public static Map<String, Object> ofStreams() {
    return of(GUARANTEE, PROTOCOL, CHANGELOG_CLEANUP, CHANGELOG_ELECTION, ACKS, NO_IDLING);
  }

  private static Map<String, Object> of(FixedSetting... settings) {
    Map<String, Object> values = new HashMap<>();
    for (FixedSetting setting : settings) {
      if (setting.value != null) {
        values.put(setting.key, setting.value);
      }
    }
    return values;
  }

  boolean contradicts(String given) {
    return !given.equals(value);
  }

  String reason() {
    return (value == null ? "it is not to be set" : "it is fixed to " + value) + ": " + reason;
  }
}
