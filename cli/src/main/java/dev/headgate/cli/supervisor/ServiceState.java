package dev.headgate.cli.supervisor;

import java.util.Locale;

enum ServiceState {
  STARTING,
  UP,
  BACKOFF,
  STOPPED,
  FAILED;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
