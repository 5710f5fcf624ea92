package dev.headgate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeclarationsTest {

  private final HouseRules rules = HouseRules.of("dev.headgate");

  @TempDir private Path folder;
  private Fixture module;

  @BeforeEach
  void anEmptyModule() {
    module = new Fixture(folder);
  }

  @Test
  void refusesPublicTypesThatNobodyUses() throws Exception {
    module.explained("package dev.headgate.shelf;\npublic class Lonely {}");
    module.main("package dev.headgate.shelf;\nclass Friend { Lonely lonely; }");
    assertThat(module.problems(rules))
        .containsExactly(
            "VISIBILITY dev.headgate.shelf.Lonely is public, but nobody outside its package uses"
                + " it");
  }

  @Test
  void acceptsAPublicTypeThatAnotherPackageOnlyCalls() throws Exception {
    module.explained(
        "package dev.headgate.shelf;\npublic class Shelf { public static void a() {} }");
    module.explained(
        "package dev.headgate.room;\nclass Room { Runnable later() { return dev.headgate.shelf.Shelf::a; } }");
    assertThat(module.problems(rules)).isEmpty();
  }

  @Test
  void acceptsAProgramsMainAndWhatOtherModulesUse() throws Exception {
    module.explained(
        "package dev.headgate.shelf;\npublic class Main { public static void main(String[] a) {} }");
    module.explained("package dev.headgate.face;\npublic class Exposed {}");
    assertThat(module.problems(rules.exposing("dev.headgate.face"))).isEmpty();
  }

  @Test
  void leavesTypesInsideOthersToTheirOwner() throws Exception {
    module.explained("package dev.headgate.shelf;\nclass Shelf { public record Board(int n) {} }");
    assertThat(module.problems(rules)).isEmpty();
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
  void doesNotMistakeTheCompilersOwnFieldsForOurs() throws Exception {
    module.explained(
        """
        package dev.headgate.shelf;

        class A {
          enum Wood { OAK, ELM }

          int age(Wood wood) {
            assert wood != null;
            return switch (wood) {
              case OAK -> 1;
              case ELM -> 2;
            };
          }
        }
        """);
    assertThat(module.problems(rules)).isEmpty();
  }
}
