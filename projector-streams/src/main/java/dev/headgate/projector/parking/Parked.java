package dev.headgate.projector.parking;

import dev.headgate.projector.letter.Letter;
import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.letter.Subject;
import org.jspecify.annotations.Nullable;

/// What an aggregate waits for, or what waits behind that.
public sealed interface Parked {

  Subject subject();

  @Nullable Letter letter();

  Parked with(Letter letter);

  /// An event not applied yet. Without a letter it only waits for its turn.
  record ParkedEvent(SourceRecord record, Subject subject, @Nullable Letter letter)
      implements Parked {

    @Override
    public ParkedEvent with(@Nullable Letter other) {
      return new ParkedEvent(record, subject, other);
    }
  }

  /// The row of an event that is applied, which the read database does not take.
  record RefusedRow(Subject subject, Letter letter) implements Parked {

    @Override
    public RefusedRow with(Letter other) {
      return new RefusedRow(subject, other);
    }
  }
}
