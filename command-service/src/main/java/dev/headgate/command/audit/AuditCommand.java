package dev.headgate.command.audit;

import org.jspecify.annotations.Nullable;

/// What can be asked of the audit.
public sealed interface AuditCommand {

  /// One attempt and how it ended.
  ///
  /// @param errorMessage safe to show; never an address, a password or a token
  /// @param subjectType `user` or `client`
  record LogAuthEvent(
      String eventType,
      boolean success,
      String platform,
      @Nullable String errorMessage,
      @Nullable String subjectId,
      String subjectType)
      implements AuditCommand {}
}
