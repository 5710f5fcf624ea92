package dev.headgate.event;

/// The consistency unit an event belongs to: versions are dense and ordered within one of these.
public record AggregateId(TenantId tenant, String type, String id) {

  /// The same rules as the command database's CHECKs: an id is safe in a key, a URL and a header.
  public AggregateId {
    if (!Wording.isSnakeCase(type)) {
      throw new IllegalArgumentException("aggregate type '%s' is not snake_case".formatted(type));
    }
    if (!Wording.isId(id)) {
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
