package dev.headgate.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Folders and JSON documents, read strictly: a key given twice is an error, not a surprise.
final class CatalogueFiles {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private CatalogueFiles() {}

  static List<Path> in(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Optional<JsonNode> json(Path file, Findings findings) {
    try {
      return Optional.of(JSON.readTree(Files.readString(file)));
    } catch (JsonProcessingException broken) {
      String where =
          broken.getLocation() == null
              ? ""
              : " at line %d".formatted(broken.getLocation().getLineNr());
      findings.add(file, "is no JSON%s: %s".formatted(where, broken.getOriginalMessage()));
    } catch (IOException unreadable) {
      findings.add(file, "cannot be read: " + unreadable);
    }
    return Optional.empty();
  }

  /// A document that belongs to this package.
  static JsonNode own(String name) {
    try (InputStream document = CatalogueFiles.class.getResourceAsStream(name)) {
      return JSON.readTree(document);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
