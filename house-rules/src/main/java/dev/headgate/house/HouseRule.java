package dev.headgate.house;

/// The rules, each with what it asks.
public enum HouseRule {
  CYCLES("packages do not depend on each other in a circle"),
  ROOTS("classes live under the packages the module names as its own"),
  CLASS_NAMES("a class says what it is, not that it helps"),
  PACKAGE_NAMES("a package is a noun of the field, not a kind"),
  PACKAGE_INFO("a package says what it owns, and is @NullMarked"),
  PURITY("events and deciders depend on java.. only, without clock, random or I/O"),
  DEBEZIUM("Debezium stays in the relay"),
  TABLES("java.sql and Jdbi stay in packages that own tables"),
  TERMINAL("only the cli prints or uses java.util.logging"),
  REFLECTION("no reflection"),
  STATIC_STATE("no static field that can change"),
  VISIBILITY("public needs a user outside its package"),
  SIZE("files to 300 lines, methods to 45, constructors and records to 6 parameters");

  private final String demand;

  HouseRule(String demand) {
    this.demand = demand;
  }

  String demand() {
    return demand;
  }
}
