package dev.headgate.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;
import java.util.stream.Stream;

/// PURITY, for the packages a module declares pure, and for every class named a decider.
final class Purity implements Check {

  private static final Packages LANGUAGE =
      Packages.of("java", "org.jspecify.annotations", "dev.headgate.event");

  private static final Packages WORLD =
      Packages.of(
          "java.sql",
          "java.net",
          "java.nio.file",
          "java.nio.channels",
          "java.util.logging",
          "java.util.Random",
          "java.util.random",
          "java.security.SecureRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.time.Clock",
          "java.lang.Thread",
          "java.lang.Process");

  private static final Set<String> IMPURE_CALLS =
      Set.of(
          "java.util.UUID.randomUUID",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.Math.random");

  private final Packages pure;

  Purity(Packages pure) {
    this.pure = pure;
  }

  @Override
  public Stream<Problem> problems(ModuleCode code) {
    return code.classes().stream()
        .filter(this::mustBePure)
        .flatMap(type -> Stream.concat(dependencies(type), calls(type)))
        .distinct();
  }

  private boolean mustBePure(JavaClass type) {
    return pure.contains(type.getPackageName()) || isDecider(type);
  }

  private static boolean isDecider(JavaClass type) {
    return type.getSimpleName().endsWith("Decider");
  }

  private Stream<Problem> dependencies(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
        .filter(target -> !target.isPrimitive() && !isAllowed(type, target))
        .map(target -> problem(type, "uses " + target.getName()));
  }

  /// A decider shares its package with the commands and states it is made of.
  private boolean isAllowed(JavaClass type, JavaClass target) {
    String name = target.getName();
    boolean language = LANGUAGE.contains(name) && !WORLD.contains(name);
    boolean ownKind = pure.contains(target.getPackageName());
    boolean beside = isDecider(type) && target.getPackageName().equals(type.getPackageName());
    return language || ownKind || beside;
  }

  private static Stream<Problem> calls(JavaClass type) {
    return type.getMethodCallsFromSelf().stream()
        .filter(Purity::isImpure)
        .map(call -> problem(type, "calls " + target(call)));
  }

  private static boolean isImpure(JavaMethodCall call) {
    String target = target(call);
    boolean readsTheClock = target.startsWith("java.time.") && target.endsWith(".now");
    return readsTheClock || IMPURE_CALLS.contains(target);
  }

  private static String target(JavaMethodCall call) {
    return call.getTargetOwner().getName() + "." + call.getName();
  }

  private static Problem problem(JavaClass type, String what) {
    return new Problem(HouseRule.PURITY, type.getName(), what);
  }
}
