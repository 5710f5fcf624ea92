package dev.headgate.process.principal;

import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;

/// Refuses everybody: no way to authenticate is switched on.
public final class ClosedAuthenticator implements Authenticator {

  @Override
  public Principal authenticate(Caller caller) {
    throw Refusal.of(
        StandardProblem.UNAUTHENTICATED,
        "No authenticator is switched on. On a machine for development, start this service with"
            + " HEADGATE_DEVELOPMENT_AUTHENTICATION=true.");
  }
}
