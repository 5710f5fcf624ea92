package dev.headgate.command.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenTest {

  private static final UUID ID = UUID.fromString("0199a1de-0000-7000-8000-000000000001");

  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @EnumSource
  void readsWhatItWrote(TokenKind kind) {
    Token token = Token.fresh(kind, ID, random);
    assertThat(Token.parse(token.text())).hasValue(token);
    assertThat(token.text()).startsWith(kind.prefix()).hasSize(75);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"})
  void carriesAnyId(String id) {
    Token token = Token.fresh(TokenKind.API_KEY, UUID.fromString(id), random);
    assertThat(Token.parse(token.text())).map(Token::id).hasValue(UUID.fromString(id));
  }

  @Test
  void noticesEveryChangedCharacter() {
    String text = Token.fresh(TokenKind.SESSION, ID, random).text();
    for (int place = 0; place < text.length(); place++) {
      StringBuilder changed = new StringBuilder(text);
      changed.setCharAt(place, text.charAt(place) == 'x' ? 'y' : 'x');
      assertThat(Token.parse(changed.toString())).as("changed at %d", place).isEmpty();
    }
  }

  @Test
  void noticesSwappedNeighbours() {
    String text = Token.fresh(TokenKind.SESSION, ID, random).text();
    for (int place = 4; place < text.length() - 1; place++) {
      StringBuilder swapped = new StringBuilder(text);
      swapped.setCharAt(place, text.charAt(place + 1));
      swapped.setCharAt(place + 1, text.charAt(place));
      if (!text.contentEquals(swapped)) {
        assertThat(Token.parse(swapped.toString())).as("swapped at %d", place).isEmpty();
      }
    }
  }

  @Test
  void isNothingElse() {
    String text = Token.fresh(TokenKind.SESSION, ID, random).text();
    for (String other :
        List.of(
            "",
            "hgs_",
            text + "0",
            text.substring(1),
            text + "\n",
            " " + text,
            text.replace('_', '-'),
            "hgx_" + text.substring(4),
            "hgs_" + "\u0660".repeat(71))) {
      assertThat(Token.parse(other)).as(other).isEmpty();
    }
  }

  @Test
  void isNoneWhoseIdIsLargerThanAUuid() {
    Token token = Token.fresh(TokenKind.SESSION, ID, random);
    // 22 digits hold a little more than 128 bits.
    String body = "hgs_" + "z".repeat(22) + token.secret();
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    String sum = Base62.encode(BigInteger.valueOf(crc.getValue()), 6);
    assertThat(Token.parse(body + sum)).isEmpty();
  }

  @Test
  void hasASecretOfItsOwn() {
    Set<String> secrets = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      secrets.add(Token.fresh(TokenKind.SESSION, ID, random).secret());
    }
    assertThat(secrets).hasSize(1_000).allMatch(secret -> secret.length() == 43);
  }

  @Test
  void isKeptAsAHashOfTheSecretAlone() {
    Token token = new Token(TokenKind.SESSION, ID, "abc");
    assertThat(HexFormat.of().formatHex(token.hash()))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(new Token(TokenKind.API_KEY, UUID.randomUUID(), "abc").hash())
        .isEqualTo(token.hash());
  }

  @Test
  void doesNotShowItsSecretInALog() {
    Token token = Token.fresh(TokenKind.SESSION, ID, random);
    assertThat(token.toString()).contains(ID.toString()).doesNotContain(token.secret());
  }
}
