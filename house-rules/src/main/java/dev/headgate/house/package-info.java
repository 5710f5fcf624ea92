/// The rules of the house that a compiler does not keep: names, dependencies, sizes, visibility.
///
/// A test-scope library. Every module runs it over its own main classes and its sources, with one
/// test that extends nothing:
///
/// ```java
/// final class ArchitectureTest {
///   @Test
///   void keepsTheRulesOfTheHouse() {
///     HouseRules.of("dev.headgate.relay")
///         .tablesIn("dev.headgate.relay.progress") // may use java.sql and Jdbi
///         .pureIn("dev.headgate.command.rejection") // java.. only; what deciders may use beside it
///         .exposing("dev.headgate.relay.exit") // public without a user in this module
///         .except(HouseRule.REFLECTION, "dev.headgate.relay.slot.Probe", "why it must")
///         .check();
///   }
/// }
/// ```
///
/// Packages are given by name and stand for themselves and all below. What each rule asks is said
/// in [dev.headgate.house.HouseRule]. An exception needs its reason, and one that is no longer
/// needed fails the check. The sizes of the module's files and methods are written to
/// `target/house-measures.txt`.
@NullMarked
package dev.headgate.house;

import org.jspecify.annotations.NullMarked;
