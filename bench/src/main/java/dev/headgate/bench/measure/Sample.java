package dev.headgate.bench.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Values of one kind, in whatever unit. Not thread-safe.
public final class Sample {

  private final List<Double> values = new ArrayList<>();

  public void add(double value) {
    values.add(value);
  }

  /// Begins anew.
  public void clear() {
    values.clear();
  }

  public int size() {
    return values.size();
  }

  /// The values in the order they came.
  public List<Double> values() {
    return List.copyOf(values);
  }

  public double median() {
    return percentile(50);
  }

  /// The smallest value that this share of all does not exceed (nearest rank).
  ///
  /// @throws IllegalStateException when there is none
  public double percentile(double percent) {
    if (values.isEmpty()) {
      throw new IllegalStateException("nothing was measured");
    }
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int rank = (int) Math.ceil(percent / 100 * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }
}
