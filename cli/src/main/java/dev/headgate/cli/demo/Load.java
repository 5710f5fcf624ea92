package dev.headgate.cli.demo;

import java.time.Duration;

/// How much is sent.
///
/// @param users clients at work at the same time, a user each at a time
/// @param rate commands a second over all clients; 0 is as fast as they are answered
/// @param duration how long clients go on; zero is one round each
public record Load(int users, double rate, Duration duration) {

  /// The pause a client makes between two commands to keep to the rate.
  Duration pause() {
    return rate <= 0 ? Duration.ZERO : Duration.ofNanos((long) (users / rate * 1e9));
  }
}
