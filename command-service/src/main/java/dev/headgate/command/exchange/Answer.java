package dev.headgate.command.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// What a handler gives back.
///
/// @param version the aggregate's version, for the ETag
/// @param location the resource's path
/// @param secret whether the body holds a secret, which is then stored encrypted only
public record Answer(
    int status,
    ObjectNode body,
    @Nullable Long version,
    @Nullable String location,
    boolean secret) {

  public static Answer of(int status, ObjectNode body) {
    return new Answer(status, body, null, null, false);
  }

  public Answer at(long aggregateVersion) {
    return new Answer(status, body, aggregateVersion, location, secret);
  }

  public Answer locatedAt(String path) {
    return new Answer(status, body, version, path, secret);
  }

  public Answer withSecret() {
    return new Answer(status, body, version, location, true);
  }

  /// Bodies hold secrets.
  @Override
  public String toString() {
    return "Answer[%d, body not shown]".formatted(status);
  }
}
