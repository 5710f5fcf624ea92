package dev.headgate.process.principal;

import dev.headgate.process.problem.Refusal;

/// The seam between a request and a principal. Any thread may use it.
public interface Authenticator {

  /// Tells who asks.
  ///
  /// @throws Refusal 401 when that cannot be known
  Principal authenticate(Caller caller);
}
