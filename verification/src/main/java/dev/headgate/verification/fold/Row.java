package dev.headgate.verification.fold;

import java.util.SortedMap;
import java.util.TreeMap;

/// One row of the read model, as columns of text: times as their milliseconds since 1970, documents
/// in one canonical form, nothing for NULL.
public record Row(long version, SortedMap<String, String> columns) {

  public Row {
    columns = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(columns));
  }

  @Override
  public String toString() {
    return "version " + version + " " + columns;
  }
}
