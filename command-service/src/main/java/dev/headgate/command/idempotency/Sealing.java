package dev.headgate.command.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Fingerprints and encryption. An answer's key comes from the server's pepper and the client's raw
/// key, which is stored nowhere: a copy of the database opens nothing. Any thread may use it.
public final class Sealing {

  private static final int NONCE = 12;

  private final byte[] pepper;
  private final SecureRandom random = new SecureRandom();

  public Sealing(byte[] pepper) {
    this.pepper = pepper.clone();
  }

  byte[] fingerprint(String purpose, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key("fingerprint " + purpose, new byte[0]));
      return mac.doFinal(content);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", impossible);
    }
  }

  byte[] seal(String rawKey, byte[] tenant, byte[] answer) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] text = cipher(Cipher.ENCRYPT_MODE, rawKey, tenant, nonce, answer);
    return ByteBuffer.allocate(NONCE + text.length).put(nonce).put(text).array();
  }

  byte[] open(String rawKey, byte[] tenant, byte[] sealed) {
    byte[] nonce = Arrays.copyOf(sealed, NONCE);
    byte[] text = Arrays.copyOfRange(sealed, NONCE, sealed.length);
    return cipher(Cipher.DECRYPT_MODE, rawKey, tenant, nonce, text);
  }

  private byte[] cipher(int mode, String rawKey, byte[] tenant, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      SecretKey key = key("answer", rawKey.getBytes(StandardCharsets.UTF_8));
      cipher.init(mode, key, new GCMParameterSpec(128, nonce));
      cipher.updateAAD(tenant);
      return cipher.doFinal(input);
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(
          "a stored answer cannot be opened: was HEADGATE_PEPPER changed?", failed);
    }
  }

  private SecretKey key(String purpose, byte[] rawKey) throws GeneralSecurityException {
    HKDFParameterSpec spec =
        HKDFParameterSpec.ofExtract()
            .addIKM(pepper)
            .addSalt(rawKey)
            .thenExpand(("headgate " + purpose).getBytes(StandardCharsets.UTF_8), 32);
    return new SecretKeySpec(KDF.getInstance("HKDF-SHA256").deriveData(spec), "AES");
  }
}
