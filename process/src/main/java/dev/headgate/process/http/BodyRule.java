package dev.headgate.process.http;

/// Whether a route reads a body.
public enum BodyRule {
  NONE,
  OPTIONAL,
  REQUIRED
}
