package dev.headgate.command.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SealingTest {

  private static final byte[] TENANT = "tenant".getBytes(UTF_8);
  private static final byte[] ANSWER = "{\"secret\":\"hgk_x\"}".getBytes(UTF_8);

  private final byte[] pepper = new byte[32];
  private final Sealing sealing = new Sealing(pepper);

  @Test
  void opensWhatItSealed() {
    assertThat(sealing.open("key", TENANT, sealing.seal("key", TENANT, ANSWER))).isEqualTo(ANSWER);
    assertThat(new Sealing(new byte[32]).open("key", TENANT, sealing.seal("key", TENANT, ANSWER)))
        .isEqualTo(ANSWER);
  }

  @Test
  void showsNothingOfTheAnswer() {
    byte[] one = sealing.seal("key", TENANT, ANSWER);
    byte[] other = sealing.seal("key", TENANT, ANSWER);
    assertThat(new String(one, UTF_8)).doesNotContain("secret");
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void opensWithTheSameKeyTenantAndPepperOnly() {
    byte[] sealed = sealing.seal("key", TENANT, ANSWER);
    byte[] otherPepper = new byte[32];
    otherPepper[31] = 1;
    assertCannotOpen(sealing, "other", TENANT, sealed);
    assertCannotOpen(sealing, "key", "other".getBytes(UTF_8), sealed);
    assertCannotOpen(new Sealing(otherPepper), "key", TENANT, sealed);
  }

  @Test
  void noticesEveryChangedByte() {
    byte[] sealed = sealing.seal("key", TENANT, ANSWER);
    for (int place = 0; place < sealed.length; place++) {
      byte[] changed = sealed.clone();
      changed[place] ^= 1;
      assertCannotOpen(sealing, "key", TENANT, changed);
    }
    assertCannotOpen(sealing, "key", TENANT, Arrays.copyOf(sealed, sealed.length - 1));
  }

  @Test
  void fingerprintsByPepperPurposeAndContent() {
    byte[] content = "content".getBytes(UTF_8);
    byte[] fingerprint = sealing.fingerprint("request", content);
    assertThat(fingerprint).hasSize(32).isEqualTo(sealing.fingerprint("request", content));
    assertThat(sealing.fingerprint("key", content)).isNotEqualTo(fingerprint);
    assertThat(sealing.fingerprint("request", "Content".getBytes(UTF_8))).isNotEqualTo(fingerprint);
    pepper[0] = 1;
    assertThat(sealing.fingerprint("request", content)).as("a copy is kept").isEqualTo(fingerprint);
    assertThat(new Sealing(pepper).fingerprint("request", content)).isNotEqualTo(fingerprint);
  }

  private static void assertCannotOpen(Sealing sealing, String key, byte[] tenant, byte[] sealed) {
    assertThatThrownBy(() -> sealing.open(key, tenant, sealed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("HEADGATE_PEPPER");
  }
}
