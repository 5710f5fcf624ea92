package dev.headgate.projector.deadletter;

import dev.headgate.process.principal.Principal;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;

/// Whose letters are meant, and the role it takes.
enum Scope {
  /// The own tenant's.
  TENANT("operator"),
  /// Those about records that are nobody's event: they may hold anybody's data.
  NOBODYS("administrator"),
  /// Every tenant's, and nobody's.
  ALL("administrator");

  private final String role;

  Scope(String role) {
    this.role = role;
  }

  /// @throws Refusal 403 when who asks has not the role
  void require(Principal principal) {
    if (!principal.may(role)) {
      throw Refusal.of(
          StandardProblem.FORBIDDEN, "These dead letters are for the role %s.".formatted(role));
    }
  }
}
