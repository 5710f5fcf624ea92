package dev.headgate.process.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/// Files of this package and of the webjars beside it.
final class ClassPath {

  private ClassPath() {}

  /// A file beside this class.
  static byte[] own(String name) {
    return read(Objects.requireNonNull(ClassPath.class.getResourceAsStream(name), name));
  }

  /// A file of a webjar. The version in its path is the one Maven resolved.
  ///
  /// @param group the group it is published under, `org.webjars.npm`
  static byte[] webjar(String group, String artifact, String name) {
    Properties coordinates = new Properties();
    try (InputStream file =
        find("META-INF/maven/%s/%s/pom.properties".formatted(group, artifact))) {
      coordinates.load(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    String version = coordinates.getProperty("version");
    return read(find("META-INF/resources/webjars/%s/%s/%s".formatted(artifact, version, name)));
  }

  private static InputStream find(String name) {
    return Objects.requireNonNull(ClassPath.class.getClassLoader().getResourceAsStream(name), name);
  }

  private static byte[] read(InputStream file) {
    try (file) {
      return file.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
