package dev.headgate.projector.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.process.problem.Refusal;
import dev.headgate.process.query.Query;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CursorTest {

  @Test
  void comesBackAsItWas() {
    Cursor cursor = new Cursor("audit_desc", List.of("2026-11-21T08:00:00Z", "x:@-_."));
    assertThat(Cursor.of(query(cursor.text()), "audit_desc", 2)).contains(cursor);
    assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    assertThat(Cursor.of(new Query(Map.of()), "audit_desc", 2)).isEmpty();
  }

  @Test
  void belongsToItsListAlone() {
    String text = new Cursor("session_id", List.of("s1")).text();
    refuses(text, "key_id", 1);
    refuses(text, "session_id", 2);
    refuses("&", "session_id", 1);
    refuses("AAAA", "session_id", 1);
  }

  @Test
  void isRefusedWhenItsKeyWasMadeUp() {
    Cursor cursor = new Cursor("audit_asc", List.of("now", "never"));
    assertThatThrownBy(() -> cursor.read(key -> UUID.fromString(key.getFirst())))
        .isInstanceOf(Refusal.class);
  }

  private static void refuses(String text, String list, int keyLength) {
    assertThatThrownBy(() -> Cursor.of(query(text), list, keyLength)).isInstanceOf(Refusal.class);
  }

  private static Query query(String cursor) {
    return new Query(Map.of("cursor", cursor));
  }
}
