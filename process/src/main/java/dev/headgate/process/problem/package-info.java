/// Refusals as clients see them (RFC 9457). Owns the closed list of problem types with their stable
/// codes; knows no HTTP library. A problem never carries a stack, a query or a secret.
@NullMarked
package dev.headgate.process.problem;

import org.jspecify.annotations.NullMarked;
