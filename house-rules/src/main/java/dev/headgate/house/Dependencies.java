package dev.headgate.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Stream;

/// DEBEZIUM, TABLES, TERMINAL and REFLECTION: what some code may depend on and other code may not.
final class Dependencies implements Check {

  private static final Packages DEBEZIUM = Packages.of("io.debezium");
  private static final Packages DATABASE = Packages.of("java.sql", "javax.sql", "org.jdbi");
  private static final Packages REFLECTION = Packages.of("java.lang.reflect");
  private static final Packages LOGGING = Packages.of("java.util.logging");
  private static final Packages RELAY = Packages.of("dev.headgate.relay");
  private static final Packages CLI = Packages.of("dev.headgate.cli");

  private final Packages tables;

  Dependencies(Packages tables) {
    this.tables = tables;
  }

  @Override
  public Stream<Problem> problems(ModuleCode code) {
    return Stream.of(
            uses(code, HouseRule.DEBEZIUM, DEBEZIUM, RELAY),
            uses(code, HouseRule.TABLES, DATABASE, tables),
            uses(code, HouseRule.REFLECTION, REFLECTION, Packages.NONE),
            uses(code, HouseRule.TERMINAL, LOGGING, CLI),
            code.classes().stream()
                .filter(type -> !CLI.contains(type.getPackageName()))
                .flatMap(Dependencies::prints))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> uses(
      ModuleCode code, HouseRule rule, Packages guarded, Packages allowed) {
    return code.classes().stream()
        .filter(type -> !allowed.contains(type.getPackageName()))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(dependency -> guarded.contains(target(dependency)))
        .map(dependency ->
            new Problem(rule, dependency.getOriginClass().getName(), "uses " + target(dependency)))
        .distinct();
  }

  private static String target(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType().getName();
  }

  private static Stream<Problem> prints(JavaClass type) {
    Stream<String> streams =
        type.getFieldAccessesFromSelf().stream()
            .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
            .map(access -> "uses System." + access.getName());
    Stream<String> traces =
        type.getMethodCallsFromSelf().stream()
            .filter(call -> call.getName().equals("printStackTrace"))
            .filter(call -> call.getTargetOwner().isAssignableTo(Throwable.class))
            .map(call -> "prints a stack trace");
    return Stream.concat(streams, traces)
        .distinct()
        .map(what -> new Problem(HouseRule.TERMINAL, type.getName(), what));
  }
}
