package dev.headgate.event;

import java.util.regex.Pattern;

/// The consistency unit an event belongs to: versions are dense and ordered within one of these.
public record AggregateId(TenantId tenant, String type, String id) {

  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /// The same rule as the command database's CHECK: an id is safe in a key, a URL and a header.
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:@-]{1,200}");

  public AggregateId {
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException("aggregate type '%s' is not snake_case".formatted(type));
    }
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "aggregate id '%s' is not 1 to 200 of A-Z a-z 0-9 . _ : @ -".formatted(id));
    }
  }

  /// The key of its records, `<tenant>/<id>`. The type is left out: a topic holds one type.
  public String recordKey() {
    return tenant + "/" + id;
  }

  @Override
  public String toString() {
    return tenant + "/" + type + "/" + id;
  }
}
