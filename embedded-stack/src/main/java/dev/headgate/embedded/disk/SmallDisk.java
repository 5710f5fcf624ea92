package dev.headgate.embedded.disk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A file system of a few megabytes, mounted on a folder. Confined to one thread.
///
/// A shell holds the mount: it reads from a pipe of this JVM and unmounts when the pipe ends, so
/// that a killed JVM leaves no mount behind, either.
public final class SmallDisk implements AutoCloseable {

  private static final String HOLD =
      "mount -t tmpfs -o size=$2,mode=700 tmpfs \"$1\" && echo mounted && trap '' HUP INT TERM"
          + " && cat >/dev/null; umount -l \"$1\"";

  private final Process holder;
  private final Path folder;

  private SmallDisk(Process holder, Path folder) {
    this.holder = holder;
    this.folder = folder;
  }

  /// Mounts an empty one, created if need be.
  ///
  /// @param size as `mount` takes it, e.g. `64m`
  /// @throws NotPermitted when this user may not mount here
  public static SmallDisk mount(Path folder, String size) {
    try {
      Files.createDirectories(folder);
      Process holder =
          new ProcessBuilder(List.of("setsid", "sh", "-c", HOLD, "sh", folder.toString(), size))
              .redirectErrorStream(true)
              .start();
      BufferedReader said = holder.inputReader();
      String line = said.readLine();
      if (!"mounted".equals(line)) {
        holder.destroy();
        throw new NotPermitted("cannot mount a file system on " + folder + ": " + line);
      }
      return new SmallDisk(holder, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot mount a file system on " + folder, e);
    }
  }

  /// This user may not mount, or the kernel does not let anybody here.
  public static final class NotPermitted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotPermitted(String message) {
      super(message);
    }
  }

  public Path folder() {
    return folder;
  }

  /// Takes all the space that is left.
  public void fill() {
    byte[] block = new byte[4096];
    try (OutputStream out =
        Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      // what was asked for
    }
  }

  /// Gives it back.
  public void free() {
    try {
      Files.deleteIfExists(filler());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot free " + folder, e);
    }
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  /// Unmounts it, also from under those who still use it; everything on it is gone.
  @Override
  public void close() {
    try {
      holder.getOutputStream().close();
      if (!holder.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException(folder + " does not unmount");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unmount " + folder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
