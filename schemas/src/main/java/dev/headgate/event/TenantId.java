package dev.headgate.event;

import java.util.UUID;

/// The company an event belongs to. Part of every key: no aggregate is known without its tenant.
public record TenantId(UUID value) {

  public static TenantId of(String uuid) {
    return new TenantId(UUID.fromString(uuid));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
