package dev.headgate.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.function.Function;

/// The folder `catalogue` beside these classes: on disk in a build, inside a jar when installed.
final class ShippedFiles {

  private static final String MARKER = "/catalogue/metadata.v1.json";

  private ShippedFiles() {}

  static <T> T read(Function<Path, T> reader) {
    URL marker = ShippedFiles.class.getResource(MARKER);
    if (marker == null) {
      throw new IllegalStateException("%s is not on the class path".formatted(MARKER));
    }
    return read(marker, reader);
  }

  static <T> T read(URL marker, Function<Path, T> reader) {
    try {
      return marker.getProtocol().equals("jar")
          ? readJar(marker, reader)
          : reader.apply(folder(Path.of(marker.toURI())));
    } catch (URISyntaxException | IOException unreadable) {
      throw new IllegalStateException("cannot read the catalogue at " + marker, unreadable);
    }
  }

  /// Opened by path and not by URI: that file system is shared by everybody in the process, and
  /// closing it would pull it from under them.
  private static <T> T readJar(URL marker, Function<Path, T> reader) throws IOException {
    String location = marker.getPath();
    URI jar = URI.create(location.substring(0, location.indexOf("!/")));
    try (FileSystem files = FileSystems.newFileSystem(Path.of(jar))) {
      return reader.apply(folder(files.getPath(MARKER)));
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private static Path folder(Path file) {
    Path folder = file.getParent();
    if (folder == null) {
      throw new IllegalStateException("%s has no folder".formatted(file));
    }
    return folder;
  }
}
