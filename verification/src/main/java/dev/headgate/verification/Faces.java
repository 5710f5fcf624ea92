package dev.headgate.verification;

import java.util.Map;

/// Where a pipeline shows itself.
///
/// @param commandDatabase a URL as `psql` takes it, of a role that sees all tenants, likewise
///   `readDatabase`
/// @param kafka its bootstrap servers
/// @param services the URLs of all instances of cdc-relay and projector-streams, by their names
public record Faces(
    String commandDatabase, String readDatabase, String kafka, Map<String, String> services) {

  public Faces {
    services = Map.copyOf(services);
  }
}
