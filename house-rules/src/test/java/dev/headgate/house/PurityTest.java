package dev.headgate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PurityTest {

  private final HouseRules rules = HouseRules.of("dev.headgate");

  @TempDir private Path folder;
  private Fixture module;

  @BeforeEach
  void anEmptyModule() {
    module = new Fixture(folder);
  }

  @Test
  void aPurePackageUsesTheLanguageAndOtherPureOnes() throws Exception {
    module.explained("package dev.headgate.word;\npublic record Word(java.util.UUID id) {}");
    module.explained("package dev.headgate.fact;\nrecord Fact(dev.headgate.word.Word[] words) {}");
    assertThat(module.problems(rules.pureIn("dev.headgate.word", "dev.headgate.fact"))).isEmpty();
  }

  @Test
  void aPurePackageUsesNoLibraryAndNoOtherPackage() throws Exception {
    module.explained("package dev.headgate.world;\npublic class World {}");
    module.explained(
        """
        package dev.headgate.fact;

        class Fact {
          dev.headgate.world.World world;
          javax.xml.parsers.SAXParser parser;
        }
        """);
    assertThat(module.problems(rules.pureIn("dev.headgate.fact")))
        .containsExactlyInAnyOrder(
            "PURITY dev.headgate.fact.Fact uses dev.headgate.world.World",
            "PURITY dev.headgate.fact.Fact uses javax.xml.parsers.SAXParser");
  }

  @Test
  void aPurePackageReadsNoClockAndDrawsNothingAtRandom() throws Exception {
    module.explained(
        """
        package dev.headgate.fact;

        class Fact {
          Object[] all() {
            return new Object[] {
              java.time.Instant.now(), java.util.UUID.randomUUID(), System.nanoTime(),
              new java.util.Random(), java.nio.file.Path.of("/")
            };
          }
        }
        """);
    assertThat(module.problems(rules.pureIn("dev.headgate.fact")))
        .containsExactlyInAnyOrder(
            "PURITY dev.headgate.fact.Fact calls java.time.Instant.now",
            "PURITY dev.headgate.fact.Fact calls java.util.UUID.randomUUID",
            "PURITY dev.headgate.fact.Fact calls java.lang.System.nanoTime",
            "PURITY dev.headgate.fact.Fact uses java.util.Random",
            "PURITY dev.headgate.fact.Fact uses java.nio.file.Path");
  }

  @Test
  void aDeciderIsHeldToItWhereverItIs() throws Exception {
    module.explained("package dev.headgate.user;\nrecord State() {}");
    module.main(
        """
        package dev.headgate.user;

        class UserDecider {
          State state;

          java.time.Instant now() {
            return java.time.Clock.systemUTC().instant();
          }
        }
        """);
    module.main("package dev.headgate.user;\nclass Handler { java.nio.file.Path path; }");
    assertThat(module.problems(rules))
        .containsExactly("PURITY dev.headgate.user.UserDecider uses java.time.Clock");
  }

  @Test
  void onlyTheCliPrints() throws Exception {
    module.explained(
        """
        package dev.headgate.user;

        class Loud {
          void shout(Exception e) {
            System.out.println(1);
            System.err.println(2);
            e.printStackTrace();
            java.util.logging.Logger.getGlobal();
          }
        }
        """);
    module.explained(
        "package dev.headgate.cli;\nclass Voice { void say() { System.out.print(1); } }");
    assertThat(module.problems(rules))
        .containsExactlyInAnyOrder(
            "TERMINAL dev.headgate.user.Loud uses System.out",
            "TERMINAL dev.headgate.user.Loud uses System.err",
            "TERMINAL dev.headgate.user.Loud prints a stack trace",
            "TERMINAL dev.headgate.user.Loud uses java.util.logging.Logger");
  }
}
