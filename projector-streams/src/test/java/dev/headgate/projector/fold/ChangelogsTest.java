package dev.headgate.projector.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChangelogsTest {

  private static final Map<String, String> PRESENT = Map.of("rows", "id-1", "history", "id-2");

  @TempDir Path state;

  @Test
  void areOwnedByStateThatIsACopyOfThem() {
    Changelogs changelogs = remembered();
    assertThat(changelogs.disown(PRESENT)).isFalse();
  }

  @Test
  void areDisownedWhenTheyAreGone() {
    assertThat(remembered().disown(Map.of())).isTrue();
    assertThat(remembered().disown(Map.of("rows", "id-1"))).isTrue();
  }

  @Test
  void areDisownedWhenOneWasMadeAnew() {
    assertThat(remembered().disown(Map.of("rows", "id-1", "history", "id-3"))).isTrue();
  }

  @Test
  void mayBecomeMoreWithARelease() {
    assertThat(remembered().disown(Map.of("rows", "id-1", "history", "id-2", "more", "id-4")))
        .isFalse();
  }

  @Test
  void areTakenForTheOnesWhereNothingIsRemembered() {
    Changelogs changelogs = remembered();
    changelogs.forget();
    assertThat(changelogs.disown(PRESENT)).isFalse();
  }

  private Changelogs remembered() {
    Changelogs changelogs = Changelogs.of("fold", state);
    changelogs.remember(PRESENT);
    return Changelogs.of("fold", state);
  }
}
