package dev.headgate.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class UserCacheTest {

  @Test
  void followsTheRulesOfXdg() {
    assertThat(UserCache.folder(Map.of("XDG_CACHE_HOME", "/cache", "HOME", "/h"), "/u"))
        .isEqualTo(Path.of("/cache/headgate"));
    assertThat(UserCache.folder(Map.of("XDG_CACHE_HOME", "", "HOME", "/h"), "/u"))
        .isEqualTo(Path.of("/h/.cache/headgate"));
    assertThat(UserCache.folder(Map.of(), "/u")).isEqualTo(Path.of("/u/.cache/headgate"));
  }
}
