package dev.headgate.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The data of an event exactly as the database printed it, and the SHA-256 taken there.
///
/// @param data JSON text; never parsed and printed again on the way
/// @param checksum lower-case hex SHA-256 of the UTF-8 bytes of `data`; may be wrong, see
///   [#verifies]
public record Payload(String data, String checksum) {

  /// A payload with the checksum that belongs to it.
  public static Payload of(String data) {
    return new Payload(data, sha256(data));
  }

  /// Whether the data is still what the checksum was taken of.
  public boolean verifies() {
    return sha256(data).equals(checksum);
  }

  private static String sha256(String data) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(data.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
