package dev.headgate.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
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

  /// What is in a folder, sorted. Hidden files are none of ours: version control and mounted
  /// volumes keep theirs there.
  static List<Path> in(Path folder, Findings findings) {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !String.valueOf(child.getFileName()).startsWith("."))
          .sorted()
          .toList();
    } catch (NotDirectoryException | NoSuchFileException missing) {
      findings.add(folder, "is no folder");
    } catch (IOException | UncheckedIOException unreadable) {
      findings.add(folder, "cannot be read: " + unreadable);
    }
    return List.of();
  }

  static Optional<JsonNode> json(Path file, Findings findings) {
    try {
      return Optional.of(JSON.readTree(Files.readString(file)));
    } catch (JsonProcessingException broken) {
      String where =
          broken.getLocation() == null
              ? ""
              : " at line %d".formatted(broken.getLocation().getLineNr());
      findings.add(file, "is no JSON%s: %s".formatted(where, plain(broken)));
    } catch (NoSuchFileException missing) {
      findings.add(file, "is not there");
    } catch (CharacterCodingException garbled) {
      findings.add(file, "is no UTF-8");
    } catch (IOException unreadable) {
      findings.add(file, "cannot be read: " + unreadable);
    }
    return Optional.empty();
  }

  /// Without Jackson's remark on where it does not show the source.
  private static String plain(JsonProcessingException broken) {
    return broken.getOriginalMessage().replaceAll(" \\(start marker at \\[Source: [^]]*]\\)", "");
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
