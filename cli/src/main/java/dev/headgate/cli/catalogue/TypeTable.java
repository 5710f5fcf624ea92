package dev.headgate.cli.catalogue;

import dev.headgate.catalogue.CatalogueEntry;
import java.util.List;

/// Event types, a line each.
public final class TypeTable {

  private TypeTable() {}

  public static String of(List<CatalogueEntry> entries) {
    int types = width(entries.stream().map(entry -> entry.type().toString()).toList());
    int topics = width(entries.stream().map(entry -> entry.topic().name()).toList());
    StringBuilder table = new StringBuilder();
    for (CatalogueEntry entry : entries) {
      table.append(padded(entry.type().toString(), types));
      table.append(padded(entry.topic().name(), topics));
      table.append(entry.description()).append('\n');
    }
    return table.append(entries.size()).append(" event types").toString();
  }

  private static int width(List<String> words) {
    return words.stream().mapToInt(String::length).max().orElse(0) + 2;
  }

  private static String padded(String word, int width) {
    return word + " ".repeat(width - word.length());
  }
}
