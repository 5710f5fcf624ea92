package dev.headgate.command.http;

/// Whether a route reads a body.
enum BodyRule {
  NONE,
  OPTIONAL,
  REQUIRED
}
