package dev.headgate.process.principal;

import dev.headgate.event.TenantId;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who asks, and for which tenant.
///
/// @param subject `user:<uuid>`, `agent:<name>`, `service:<name>` or `system`: the `created_by` of
///   events
public record Principal(TenantId tenant, String subject, Set<String> roles) {

  /// The role that holds every other.
  public static final String ALL = "all";

  private static final Pattern SUBJECT =
      Pattern.compile(
          "system|(agent|service):[A-Za-z0-9._-]{1,100}|"
              + "user:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  public Principal {
    if (!isSubject(subject)) {
      throw new IllegalArgumentException("no subject: user:<uuid>, agent:<name>, service:<name>");
    }
    roles = Set.copyOf(roles);
  }

  public static boolean isSubject(String text) {
    return SUBJECT.matcher(text).matches();
  }

  public boolean may(String role) {
    return roles.contains(ALL) || roles.contains(role);
  }

  /// The user that asks, if it is one.
  public @Nullable UUID user() {
    return subject.startsWith("user:")
        ? UUID.fromString(subject.substring("user:".length()))
        : null;
  }
}
