package dev.headgate.cli.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/// One checksum for any number of lines: each link is the SHA-256 of the link before it and the
/// line, from 32 zero bytes on. It is the database's `sha256_chain`. Confined to one thread.
final class Chain {

  private final MessageDigest sha256 = Digests.sha256();
  private byte[] link = new byte[32];
  private long lines;

  void add(String line) {
    sha256.update(link);
    link = sha256.digest(line.getBytes(UTF_8));
    lines++;
  }

  Contents contents() {
    return new Contents(lines, Digests.hex(link));
  }
}
