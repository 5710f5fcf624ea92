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
  void doesNotConfuseNamesThatBeginAlike() throws Exception {
    module.explained("package io.debeziumx;\npublic class Other {}");
    module.explained("package dev.headgate.relayed;\nclass Out { io.debeziumx.Other o; }");
    assertThat(module.problems(rules.exposing("io.debeziumx")))
        .containsExactly("ROOTS io.debeziumx.Other is outside the module's packages");
  }

  @Test
  void refusesSqlInArraysCallsAndSignatures() throws Exception {
    module.explained(
        """
        package dev.headgate.user;

        class Out {
          java.sql.Date[][] dates;

          Object now(java.util.List<java.sql.Time> times) throws java.sql.SQLException {
            return java.sql.Timestamp.valueOf("");
          }
        }
        """);
    assertThat(module.problems(rules))
        .containsExactlyInAnyOrder(
            "TABLES dev.headgate.user.Out uses java.sql.Date",
            "TABLES dev.headgate.user.Out uses java.sql.Time",
            "TABLES dev.headgate.user.Out uses java.sql.SQLException",
            "TABLES dev.headgate.user.Out uses java.sql.Timestamp");
  }

  @Test
  void refusesReflection() throws Exception {
    module.explained("package dev.headgate.shelf;\nclass A { java.lang.reflect.Method m; }");
    assertThat(module.problems(rules))
        .containsExactly("REFLECTION dev.headgate.shelf.A uses java.lang.reflect.Method");
  }
}
