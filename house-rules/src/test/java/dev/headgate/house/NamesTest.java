package dev.headgate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {

  private final HouseRules rules = HouseRules.of("dev.headgate");

  @TempDir private Path folder;
  private Fixture module;

  @BeforeEach
  void anEmptyModule() {
    module = new Fixture(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "ShelfUtil, Util",
    "Utils, Utils",
    "UtilShelf, Util",
    "BookHelper, Helper",
    "ConnectionManager, Manager",
    "ShelfImpl, Impl",
    "AbstractShelf, Abstract",
    "BaseShelf, Base",
    "CommonShelf, Common",
    "ShelfDto, Dto",
    "SlotInfo, Info",
    "InfoOfSlot, Info",
    "StreamWrapper, Wrapper",
  })
  void refusesNamesThatSayNothing(String name, String word) throws Exception {
    module.explained("package dev.headgate.shelf;\nclass %s {}".formatted(name));
    assertThat(module.problems(rules))
        .containsExactly("CLASS_NAMES dev.headgate.shelf.%s is a '%s'".formatted(name, word));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Base62",
        "Base",
        "Database",
        "KeyBase",
        "Commonality",
        "Informed",
        "Abstraction",
        "Utility",
        "Managed",
        "Wrapping",
        "Implied"
      })
  void acceptsWordsThatOnlyContainTheForbiddenOnes(String name) throws Exception {
    module.explained("package dev.headgate.shelf;\nclass %s {}".formatted(name));
    assertThat(module.problems(rules)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"record", "interface", "enum", "class"})
  void holdsEveryKindOfTypeToIt(String kind) throws Exception {
    String body = kind.equals("record") ? "()" : "";
    module.explained(
        "package dev.headgate.shelf;\nclass Shelf { %s ShelfUtil%s {} }".formatted(kind, body));
    assertThat(module.problems(rules))
        .containsExactly("CLASS_NAMES dev.headgate.shelf.Shelf$ShelfUtil is a 'Util'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "util",
        "common",
        "helper",
        "impl",
        "model",
        "dto",
        "service",
        "repository",
        "config",
        "exception"
      })
  void refusesPackagesNamedForKinds(String kind) throws Exception {
    module.explained("package dev.headgate.%s.inner;\nclass A {}".formatted(kind));
    assertThat(module.problems(rules))
        .containsExactly(
            "PACKAGE_NAMES dev.headgate.%s.inner is named for '%s'".formatted(kind, kind));
  }

  @ParameterizedTest
  @ValueSource(strings = {"utility", "services", "configuration", "models"})
  void acceptsPackagesNamedOtherwise(String name) throws Exception {
    module.explained("package dev.headgate.%s;\nclass A {}".formatted(name));
    assertThat(module.problems(rules)).isEmpty();
  }
}
