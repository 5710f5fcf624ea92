package dev.headgate.house;

/// A place that breaks a rule.
///
/// @param where a class or package by its full name
record Problem(HouseRule rule, String where, String what) {

  @Override
  public String toString() {
    return "%s: %s %s".formatted(rule, where, what);
  }
}
