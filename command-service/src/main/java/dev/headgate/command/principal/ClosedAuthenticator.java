package dev.headgate.command.principal;

import dev.headgate.command.problem.ProblemType;
import dev.headgate.command.problem.Refusal;

/// Refuses everybody: no way to authenticate is switched on.
public final class ClosedAuthenticator implements Authenticator {

  @Override
  public Principal authenticate(Caller caller) {
    throw Refusal.of(
        ProblemType.UNAUTHENTICATED,
        "No authenticator is switched on. On a machine for development, start command-service with"
            + " HEADGATE_DEVELOPMENT_AUTHENTICATION=true.");
  }
}
