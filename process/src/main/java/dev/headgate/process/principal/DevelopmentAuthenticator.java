package dev.headgate.process.principal;

import dev.headgate.event.TenantId;
import dev.headgate.process.json.UuidText;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Believes what the headers say, and therefore speaks with loopback peers only. A proxy on the
/// same machine is a loopback peer, too: forwarding headers give it away and are refused.
public final class DevelopmentAuthenticator implements Authenticator {

  private static final String TENANT = "00000000-0000-7000-8000-000000000001";

  @Override
  public Principal authenticate(Caller caller) {
    if (!caller.peer().isLoopbackAddress()) {
      throw refused("Development authentication answers loopback peers only.");
    }
    if (caller.header("Forwarded") != null || caller.header("X-Forwarded-For") != null) {
      throw refused("Development authentication answers no proxy.");
    }
    String subject = or(caller.header("X-Headgate-Subject"), "service:development");
    if (!Principal.isSubject(subject)) {
      throw refused("X-Headgate-Subject must be user:<uuid>, agent:<name> or service:<name>.");
    }
    return new Principal(tenant(caller), subject, roles(caller));
  }

  private static TenantId tenant(Caller caller) {
    return UuidText.read(or(caller.header("X-Headgate-Tenant"), TENANT))
        .map(TenantId::new)
        .orElseThrow(() -> refused("X-Headgate-Tenant must be a UUID."));
  }

  private static Set<String> roles(Caller caller) {
    return Arrays.stream(or(caller.header("X-Headgate-Roles"), Principal.ALL).split(",", -1))
        .map(String::strip)
        .filter(role -> !role.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String or(@Nullable String value, String standard) {
    return value == null ? standard : value;
  }

  private static Refusal refused(String detail) {
    return Refusal.of(StandardProblem.UNAUTHENTICATED, detail);
  }
}
