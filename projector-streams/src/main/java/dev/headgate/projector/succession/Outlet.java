package dev.headgate.projector.succession;

import dev.headgate.projector.letter.Letter;
import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.projection.StoredRow;

/// Where the outcome goes, all of it in one transaction with the state.
public interface Outlet {

  void show(StoredRow row, long timestamp);

  /// Tells what a letter has become.
  void tell(Letter letter);

  /// Sets a record aside under its letter, as it came.
  void setAside(SourceRecord record, Letter letter);

  /// Gives an event that nobody could read to those who read events themselves.
  void release(SourceRecord record);
}
