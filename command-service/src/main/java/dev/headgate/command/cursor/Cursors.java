package dev.headgate.command.cursor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.event.TenantId;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.query.Query;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// Positions as texts that clients keep and give back: base64url of a form's version, the position,
/// and an HMAC over both and the tenant. A text of another tenant, a changed one and a made-up one
/// are therefore no cursors. Every process with the same pepper takes the same texts. Any thread
/// may use it.
public final class Cursors {

  public static final String PARAMETER = "cursor";

  private static final byte FORM = 1;
  private static final int PLACE = 1 + 2 * Long.BYTES;
  private static final int SEAL = 16;
  private static final int TEXT = 44;

  private final SecretKey key;

  public Cursors(byte[] pepper) {
    this.key = key(pepper);
  }

  public String write(TenantId tenant, Position position) {
    byte[] place =
        ByteBuffer.allocate(PLACE)
            .put(FORM)
            .putLong(position.transaction())
            .putLong(position.eventNumber())
            .array();
    byte[] text = ByteBuffer.allocate(PLACE + SEAL).put(place).put(seal(tenant, place)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /// The position a text stands for; nothing when it is no cursor of the tenant.
  public Optional<Position> read(TenantId tenant, String text) {
    if (text.length() != TEXT) {
      return Optional.empty();
    }
    byte[] bytes = decoded(text);
    if (bytes.length != PLACE + SEAL || bytes[0] != FORM) {
      return Optional.empty();
    }
    byte[] place = Arrays.copyOf(bytes, PLACE);
    byte[] seal = Arrays.copyOfRange(bytes, PLACE, bytes.length);
    if (!MessageDigest.isEqual(seal, seal(tenant, place))) {
      return Optional.empty();
    }
    ByteBuffer numbers = ByteBuffer.wrap(place, 1, 2 * Long.BYTES);
    return Optional.of(new Position(numbers.getLong(), numbers.getLong()));
  }

  /// The position that the parameter `cursor` stands for, if a request brings one.
  ///
  /// @throws Refusal 400 when it is no cursor of the tenant
  public Optional<Position> of(Query query, TenantId tenant) {
    return query
        .text(PARAMETER, TEXT)
        .map(text ->
            read(tenant, text)
                .orElseThrow(() -> Query.refused("cursor must be a next_cursor of this API.")));
  }

  private byte[] seal(TenantId tenant, byte[] place) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(tenant.value().getMostSignificantBits())
              .putLong(tenant.value().getLeastSignificantBits())
              .array());
      return Arrays.copyOf(mac.doFinal(place), SEAL);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", impossible);
    }
  }

  /// Not base64 is no bytes at all.
  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private static SecretKey key(byte[] pepper) {
    try {
      HKDFParameterSpec spec =
          HKDFParameterSpec.ofExtract()
              .addIKM(pepper)
              .thenExpand("headgate cursor".getBytes(UTF_8), 32);
      return KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", spec);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HKDF", impossible);
    }
  }
}
