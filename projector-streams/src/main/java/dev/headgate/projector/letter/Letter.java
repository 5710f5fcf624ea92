package dev.headgate.projector.letter;

import dev.headgate.projector.reading.EventReading;
import dev.headgate.projector.reading.Origin;
import dev.headgate.projector.reading.Poison;
import dev.headgate.projector.reading.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A dead letter: what was set aside, why, since when, and what became of it.
///
/// @param id the event's, or one made of the origin where there is no envelope
/// @param subject absent when the record is nobody's event
public record Letter(
    UUID id, @Nullable Subject subject, Origin origin, Finding finding, Fate fate) {

  /// Why and since when.
  ///
  /// @param detail a sentence without data
  public record Finding(Reason reason, String detail, Instant parkedAt) {}

  /// What became of it so far.
  ///
  /// @param blocking whether the aggregate waits for it
  /// @param behind how many events of the aggregate wait behind it
  /// @param retries how often it was tried again in vain
  public record Fate(
      Status status,
      boolean blocking,
      long behind,
      int retries,
      @Nullable Instant settledAt,
      @Nullable String settledBy) {}

  /// A letter about an event that its aggregate waits for.
  public static Letter blocking(Subject subject, Origin origin, Finding finding, long behind) {
    return new Letter(
        subject.eventId(),
        subject,
        origin,
        finding,
        new Fate(Status.PARKED, true, behind, 0, null, null));
  }

  /// A letter about a record that is nobody's event.
  public static Letter nobodys(SourceRecord record, Finding finding) {
    return alone(idOf(record), null, record.origin(), finding);
  }

  /// A letter about an event that its aggregate does not wait for.
  public static Letter alone(Subject subject, Origin origin, Finding finding) {
    return alone(subject.eventId(), subject, origin, finding);
  }

  private static Letter alone(UUID id, @Nullable Subject subject, Origin origin, Finding finding) {
    return new Letter(
        id, subject, origin, finding, new Fate(Status.PARKED, false, 0, 0, null, null));
  }

  /// The id of a letter about a record that has none of its own.
  private static UUID idOf(SourceRecord record) {
    byte[] origin = record.origin().toString().getBytes(StandardCharsets.UTF_8);
    byte[] value = record.value() == null ? new byte[0] : record.value();
    return UUID.nameUUIDFromBytes(
        ByteBuffer.allocate(origin.length + value.length).put(origin).put(value).array());
  }

  /// Whether a record is the letter's own, by what the record says of itself.
  public boolean isAbout(SourceRecord record) {
    if (subject == null) {
      return id.equals(idOf(record));
    }
    if (finding.reason() == Reason.ROW_REFUSED) {
      byte[] key = subject.aggregate().recordKey().getBytes(StandardCharsets.UTF_8);
      return Arrays.equals(key, record.key());
    }
    try {
      return Subject.of(EventReading.envelope(record.key(), record.value(), record.headers()))
          .equals(subject);
    } catch (Poison nobodys) {
      return false;
    }
  }

  public Letter withBehind(long count) {
    return withFate(
        new Fate(
            fate.status(),
            fate.blocking(),
            count,
            fate.retries(),
            fate.settledAt(),
            fate.settledBy()));
  }

  /// The same letter with what was found at another look.
  public Letter found(Finding now) {
    Finding later = new Finding(now.reason(), now.detail(), finding.parkedAt());
    return new Letter(id, subject, origin, later, fate);
  }

  /// The same letter after another try in vain.
  public Letter triedAgain() {
    return withFate(
        new Fate(fate.status(), fate.blocking(), fate.behind(), fate.retries() + 1, null, null));
  }

  /// The same letter, no longer parked.
  ///
  /// @param by who ordered it; absent when it came about by itself
  public Letter settled(Status status, Instant at, @Nullable String by) {
    return withFate(new Fate(status, false, 0, fate.retries(), at, by));
  }

  private Letter withFate(Fate other) {
    return new Letter(id, subject, origin, finding, other);
  }
}
