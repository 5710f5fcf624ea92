package dev.headgate.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules as one module keeps them: what it may do where, and where it is excused. Immutable;
/// each method returns a new one.
public final class HouseRules {

  private final Packages roots;
  private final Packages pure;
  private final Packages tables;
  private final Packages exposed;
  private final List<Exemption> exemptions;

  private HouseRules(
      Packages roots,
      Packages pure,
      Packages tables,
      Packages exposed,
      List<Exemption> exemptions) {
    this.roots = roots;
    this.pure = pure;
    this.tables = tables;
    this.exposed = exposed;
    this.exemptions = List.copyOf(exemptions);
  }

  /// Rules for a module all of whose classes live under the given packages.
  public static HouseRules of(String... roots) {
    return new HouseRules(
        Packages.of(roots), Packages.NONE, Packages.NONE, Packages.NONE, List.of());
  }

  /// Packages that depend on `java..` alone and touch neither clock nor world. Classes whose name
  /// ends in `Decider` are held to it wherever they are.
  public HouseRules pureIn(String... packages) {
    return new HouseRules(roots, pure.and(packages), tables, exposed, exemptions);
  }

  /// Packages that own tables and so may use `java.sql` and Jdbi.
  public HouseRules tablesIn(String... packages) {
    return new HouseRules(roots, pure, tables.and(packages), exposed, exemptions);
  }

  /// Packages that other modules use: what is public there needs no user in this module.
  public HouseRules exposing(String... packages) {
    return new HouseRules(roots, pure, tables, exposed.and(packages), exemptions);
  }

  /// Excuses a class, or a package and all below, from a rule, for a reason.
  public HouseRules except(HouseRule rule, String where, String reason) {
    List<Exemption> more = new ArrayList<>(exemptions);
    more.add(new Exemption(rule, Packages.of(where), reason));
    return new HouseRules(roots, pure, tables, exposed, more);
  }

  /// Checks the module whose folder the test runs in.
  ///
  /// @throws AssertionError with every problem
  public void check() {
    check(Path.of("").toAbsolutePath());
  }

  void check(Path module) {
    ModuleCode code = ModuleCode.in(module);
    write(module.resolve("target/house-measures.txt"), Measures.of(code));
    List<Problem> problems = problems(code);
    if (!problems.isEmpty()) {
      throw new AssertionError(report(problems));
    }
  }

  List<Problem> problems(ModuleCode code) {
    List<Problem> found =
        Stream.of(
                new Names(roots),
                new Cycles(),
                new Dependencies(tables),
                new Purity(pure),
                new Declarations(exposed),
                new Sources())
            .flatMap(check -> check.problems(code))
            .toList();
    Stream<Problem> open =
        found.stream().filter(problem -> exemptions.stream().noneMatch(e -> e.covers(problem)));
    Stream<Problem> idle =
        exemptions.stream()
            .filter(exemption -> found.stream().noneMatch(exemption::covers))
            .map(Exemption::unused);
    return Stream.concat(open, idle).toList();
  }

  private static String report(List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem + "\n    (" + problem.rule().demand() + ")")
        .collect(Collectors.joining("\n  ", "the rules of the house are broken:\n  ", ""));
  }

  private static void write(Path file, Measures measures) {
    try {
      Files.writeString(file, measures.toString());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
