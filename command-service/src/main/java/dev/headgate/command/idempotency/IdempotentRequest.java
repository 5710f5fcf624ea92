package dev.headgate.command.idempotency;

import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import java.util.regex.Pattern;

/// A request that asks to be carried out once.
///
/// @param key as the client sent it
/// @param content everything that makes two requests the same
// Never compared by equals.
@SuppressWarnings("ArrayRecordComponent")
public record IdempotentRequest(String key, byte[] content) {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /// Checks the key.
  ///
  /// @throws Refusal 400 when the key is not 1 to 255 visible ASCII characters
  public IdempotentRequest {
    if (!KEY.matcher(key).matches()) {
      throw Refusal.of(
          StandardProblem.INVALID_HEADER,
          "Idempotency-Key must have 1 to 255 visible ASCII characters.");
    }
  }
}
