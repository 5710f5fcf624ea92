package dev.headgate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each rule is shown to fail on code that breaks it, and to pass on the code beside it.
final class HouseRulesTest {

  private final HouseRules rules = HouseRules.of("dev.headgate", "io.debezium", "org.jdbi");

  @TempDir private Path folder;
  private Fixture module;

  @BeforeEach
  void anEmptyModule() {
    module = new Fixture(folder);
  }

  @Test
  void acceptsCodeThatKeepsThem() throws Exception {
    module.explained(
        """
        package dev.headgate.shelf;

        final class Shelf {
          private static final int BOARDS = 3;

          int boards() {
            return BOARDS;
          }
        }
        """);
    assertThat(module.problems(rules)).isEmpty();
  }

  @Test
  void refusesPackagesInACircle() throws Exception {
    module.explained("package dev.headgate.a;\npublic class A { dev.headgate.b.B b; }");
    module.explained("package dev.headgate.b;\npublic class B { dev.headgate.c.C c; }");
    module.explained("package dev.headgate.c;\npublic class C { dev.headgate.a.A[] a; }");
    assertThat(module.problems(rules))
        .containsExactlyInAnyOrder(
            "CYCLES dev.headgate.a uses and is used by dev.headgate.b",
            "CYCLES dev.headgate.b uses and is used by dev.headgate.c",
            "CYCLES dev.headgate.c uses and is used by dev.headgate.a");
  }

  @Test
  void acceptsPackagesThatUseEachOtherOneWay() throws Exception {
    module.explained(
        "package dev.headgate.a;\nclass A { dev.headgate.b.B b; dev.headgate.c.C c; }");
    module.explained("package dev.headgate.b;\npublic class B { dev.headgate.c.C c; }");
    module.explained("package dev.headgate.c;\npublic class C { }");
    assertThat(module.problems(rules)).isEmpty();
  }

  @Test
  void refusesClassNamesThatSayNothing() throws Exception {
    module.explained(
        """
        package dev.headgate.shelf;

        class Shelf {
          class ShelfUtil {}
          class BookHelper {}
          class ConnectionManager {}
          class ShelfImpl {}
          class AbstractShelf {}
          class BaseShelf {}
          class CommonShelf {}
          class ShelfDto {}
          class SlotInfo {}
          class StreamWrapper {}
        }
        """);
    assertThat(module.problems(rules))
        .hasSize(10)
        .allMatch(problem -> problem.startsWith("CLASS_NAMES dev.headgate.shelf.Shelf$"));
  }

  @Test
  void acceptsWordsThatOnlyContainTheForbiddenOnes() throws Exception {
    module.explained(
        """
        package dev.headgate.shelf;

        class Shelf {
          class Base62 {}
          class Database {}
          class Commonality {}
          class Informed {}
          class KeyBase {}
        }
        """);
    assertThat(module.problems(rules)).isEmpty();
  }

  @Test
  void refusesPackagesNamedForKinds() throws Exception {
    module.explained("package dev.headgate.util;\nclass A {}");
    module.explained("package dev.headgate.shelf.model;\nclass B {}");
    assertThat(module.problems(rules))
        .containsExactlyInAnyOrder(
            "PACKAGE_NAMES dev.headgate.util is named for 'util'",
            "PACKAGE_NAMES dev.headgate.shelf.model is named for 'model'");
  }

  @Test
  void refusesClassesOutsideTheModulesPackages() throws Exception {
    module.explained("package dev.headgate.shelf;\nclass A {}");
    module.explained("package dev.headgate.shelfie;\nclass B {}");
    assertThat(module.problems(HouseRules.of("dev.headgate.shelf")))
        .containsExactly("ROOTS dev.headgate.shelfie.B is outside the module's packages");
  }

  @Test
  void refusesAPackageWithoutItsExplanation() throws Exception {
    module.main("package dev.headgate.silent;\nclass A {}");
    module
        .main("@NullMarked\npackage dev.headgate.bare;")
        .main("package dev.headgate.bare;\nclass B {}");
    module
        .main("/// Says much.\npackage dev.headgate.lax;")
        .main("package dev.headgate.lax;\nclass C {}");
    assertThat(module.problems(rules))
        .extracting(problem -> problem.replaceAll(" has no .*", ""))
        .containsExactlyInAnyOrder(
            "PACKAGE_INFO dev.headgate.silent",
            "PACKAGE_INFO dev.headgate.bare",
            "PACKAGE_INFO dev.headgate.lax");
  }

  @Test
  void refusesDebeziumOutsideTheRelay() throws Exception {
    module.explained("package io.debezium.engine;\npublic class Engine {}");
    module.explained("package dev.headgate.relay.slot;\nclass In { io.debezium.engine.Engine e; }");
    module.explained("package dev.headgate.command;\nclass Out { io.debezium.engine.Engine e; }");
    assertThat(module.problems(rules))
        .containsExactly("DEBEZIUM dev.headgate.command.Out uses io.debezium.engine.Engine");
  }

  @Test
  void refusesSqlWherePackagesOwnNoTables() throws Exception {
    module.explained("package org.jdbi.v3;\npublic class Jdbi {}");
    module.explained("package dev.headgate.outbox;\nclass In { java.sql.Connection c; }");
    module.explained(
        "package dev.headgate.user;\nclass Out { org.jdbi.v3.Jdbi j; java.sql.Date d; }");
    assertThat(module.problems(rules.tablesIn("dev.headgate.outbox")))
        .containsExactlyInAnyOrder(
            "TABLES dev.headgate.user.Out uses org.jdbi.v3.Jdbi",
            "TABLES dev.headgate.user.Out uses java.sql.Date");
  }

  @Test
  void refusesReflection() throws Exception {
    module.explained("package dev.headgate.shelf;\nclass A { java.lang.reflect.Method m; }");
    assertThat(module.problems(rules))
        .containsExactly("REFLECTION dev.headgate.shelf.A uses java.lang.reflect.Method");
  }

  @Test
  void refusesStaticFieldsThatCanChange() throws Exception {
    module.explained(
        "package dev.headgate.shelf;\nclass A { static int count; static final int MAX = 1; }");
    assertThat(module.problems(rules))
        .containsExactly(
            "STATIC_STATE dev.headgate.shelf.A has the static field count, which is not final");
  }

  @Test
  void refusesPublicTypesThatNobodyUses() throws Exception {
    module.explained("package dev.headgate.shelf;\npublic class Lonely {}");
    module.main("package dev.headgate.shelf;\nclass Friend { Lonely lonely; }");
    module.main(
        "package dev.headgate.shelf;\npublic class Main { public static void main(String[] a) {} }");
    module.explained("package dev.headgate.face;\npublic class Exposed {}");
    assertThat(module.problems(rules.exposing("dev.headgate.face")))
        .containsExactly(
            "VISIBILITY dev.headgate.shelf.Lonely is public, but nobody outside its package uses it");
  }
}
