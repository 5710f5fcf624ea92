package dev.headgate.verification.evidence;

import java.util.UUID;

/// The unit that order is promised for.
public record Aggregate(UUID tenant, String type, String id) {

  /// The key of its records.
  public String key() {
    return tenant + "/" + id;
  }

  @Override
  public String toString() {
    return type + " " + id + " of tenant " + tenant;
  }
}
