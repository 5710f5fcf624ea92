package dev.headgate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CyclesTest {

  private final HouseRules rules = HouseRules.of("dev.headgate");

  @TempDir private Path folder;
  private Fixture module;

  @BeforeEach
  void anEmptyModule() {
    module = new Fixture(folder);
  }

  @Test
  void refusesPackagesInACircle() throws Exception {
    module.explained("package dev.headgate.a;\npublic class A { dev.headgate.b.B b; }");
    module.explained("package dev.headgate.b;\npublic class B { dev.headgate.c.C c; }");
    module.explained("package dev.headgate.c;\npublic class C { dev.headgate.a.A[] a; }");
    assertThat(module.problems(rules))
        .containsExactly(
            "CYCLES dev.headgate.a uses and is used by dev.headgate.b",
            "CYCLES dev.headgate.b uses and is used by dev.headgate.c",
            "CYCLES dev.headgate.c uses and is used by dev.headgate.a");
  }

  @Test
  void doesNotBlameThePackageThatOnlyLeadsIntoACircle() throws Exception {
    module.explained("package dev.headgate.a;\nclass A { dev.headgate.b.B b; }");
    module.explained("package dev.headgate.b;\npublic class B { dev.headgate.c.C c; }");
    module.explained("package dev.headgate.c;\npublic class C { dev.headgate.b.B b; }");
    assertThat(module.problems(rules))
        .containsExactly(
            "CYCLES dev.headgate.b uses and is used by dev.headgate.c",
            "CYCLES dev.headgate.c uses and is used by dev.headgate.b");
  }

  @Test
  void seesACallThatNoFieldOrSignatureTells() throws Exception {
    module.explained(
        """
        package dev.headgate.a;

        public class A {
          public static void a() {
            Runnable later = () -> dev.headgate.b.B.b();
          }
        }
        """);
    module.explained(
        """
        package dev.headgate.b;

        public class B {
          public static void b() {
            dev.headgate.a.A.a();
          }
        }
        """);
    assertThat(module.problems(rules)).hasSize(2).allMatch(found -> found.startsWith("CYCLES "));
  }

  @Test
  void aPackageAndTheOneAboveItAreTwo() throws Exception {
    module.explained("package dev.headgate.a;\npublic class A { dev.headgate.a.b.B b; }");
    module.explained("package dev.headgate.a.b;\npublic class B { dev.headgate.a.A a; }");
    assertThat(module.problems(rules)).hasSize(2).allMatch(found -> found.startsWith("CYCLES "));
  }

  @Test
  void acceptsPackagesThatUseEachOtherOneWay() throws Exception {
    module.explained(
        "package dev.headgate.a;\nclass A { dev.headgate.b.B b; dev.headgate.c.C c; }");
    module.explained("package dev.headgate.b;\npublic class B { dev.headgate.c.C c; }");
    module.explained("package dev.headgate.c;\npublic class C { }");
    assertThat(module.problems(rules)).isEmpty();
  }
}
