package dev.headgate.embedded.postgres;

import dev.headgate.embedded.child.Folders;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// Unpacks the bundled release into the user's cache, once, also when several JVMs want it at the
/// same moment.
final class BinaryArchive {

  private static final String RELEASE = "postgresql-18.6";
  private static final Object IN_THIS_JVM = new Object();

  private BinaryArchive() {}

  static Path unpacked() {
    Path target =
        UserCache.folder(System.getenv(), System.getProperty("user.home")).resolve(RELEASE);
    synchronized (IN_THIS_JVM) {
      if (!Files.isDirectory(target)) {
        unpackLocked(target);
      }
    }
    return target;
  }

  private static void unpackLocked(Path target) {
    try {
      Files.createDirectories(target.getParent());
      Path lockFile = target.resolveSibling(RELEASE + ".lock");
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var _ = channel.lock()) {
        if (!Files.isDirectory(target)) {
          unpack(target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack PostgreSQL into " + target, e);
    }
  }

  private static void unpack(Path target) throws IOException {
    Path half = Files.createTempDirectory(target.getParent(), RELEASE);
    try (InputStream archive = archive();
        var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(half, entry, tar);
      }
      Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Folders.delete(half);
    }
  }

  private static InputStream archive() throws IOException {
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    return new BufferedInputStream(
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary("Linux", architecture));
  }

  private static void write(Path folder, TarArchiveEntry entry, InputStream content)
      throws IOException {
    Path path = folder.resolve(entry.getName()).normalize();
    if (!path.startsWith(folder)) {
      throw new IOException("the archive points outside of itself: " + entry.getName());
    }
    Files.createDirectories(entry.isDirectory() ? path : path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(content, path);
      Files.setPosixFilePermissions(path, permissions(entry));
    }
  }

  private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
    boolean executable = (entry.getMode() & 0100) != 0;
    return PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--");
  }
}
