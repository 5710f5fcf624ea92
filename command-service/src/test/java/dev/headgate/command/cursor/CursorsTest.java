package dev.headgate.command.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.event.TenantId;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.query.Query;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CursorsTest {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final Cursors cursors = new Cursors(new byte[32]);
  private final TenantId tenant = new TenantId(UUID.randomUUID());
  private final Position position = new Position(1_187, Long.MAX_VALUE);
  private final String text = cursors.write(tenant, position);

  @Test
  void comeBackAsTheyWere() {
    assertThat(text).matches("[A-Za-z0-9_-]{44}");
    assertThat(cursors.read(tenant, text)).contains(position);
    assertThat(new Cursors(new byte[32]).read(tenant, text)).contains(position);
    assertThat(cursors.of(query(text), tenant)).contains(position);
    assertThat(cursors.of(new Query(Map.of()), tenant)).isEmpty();
  }

  @Test
  void belongToOneTenant() {
    UUID own = tenant.value();
    for (UUID other :
        new UUID[] {
          new UUID(own.getMostSignificantBits() ^ 1, own.getLeastSignificantBits()),
          new UUID(own.getMostSignificantBits(), own.getLeastSignificantBits() ^ 1)
        }) {
      assertThat(cursors.read(new TenantId(other), text)).isEmpty();
    }
  }

  @Test
  void belongToOnePepper() {
    byte[] other = new byte[32];
    other[31] = 1;
    assertThat(new Cursors(other).read(tenant, text)).isEmpty();
  }

  @Test
  void areGoodForNothingWhenAnyCharacterIsAnother() {
    for (int at = 0; at < text.length(); at++) {
      for (int other : ALPHABET.chars().toArray()) {
        String changed = text.substring(0, at) + (char) other + text.substring(at + 1);
        assertThat(cursors.read(tenant, changed).isPresent()).isEqualTo(changed.equals(text));
      }
    }
  }

  @Test
  void areRefusedAsParametersWhenTheyAreMadeUp() {
    for (String wrong :
        new String[] {"", "x", "&", text + "A", text.substring(1), "A".repeat(44)}) {
      assertThatThrownBy(() -> cursors.of(query(wrong), tenant))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.problem().code()).isEqualTo("invalid_query"));
    }
  }

  @Test
  void standInTheOrderOfTransactionsThenOfNumbers() {
    assertThat(new Position(1, 9)).isLessThan(new Position(2, 3));
    assertThat(new Position(2, 3)).isLessThan(new Position(2, 4));
    assertThat(Position.BEGINNING).isLessThan(new Position(0, 1));
  }

  private static Query query(String cursor) {
    return new Query(Map.of("cursor", cursor));
  }
}
