package dev.headgate.command.proposal;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.problem.CommandProblem;

/// Measures an object as `jsonb` spells it: a space behind each colon and comma, numbers written
/// out. The log's own constraint has the last word; this one can say which event it is.
/// https://www.postgresql.org/docs/current/datatype-json.html
///
/// @param bytes the log holds
record SizeLimit(long bytes) {

  void check(JsonPointer place, String field, ObjectNode object, Findings findings) {
    long size = sizeOf(object);
    if (size > bytes) {
      findings.add(
          Finding.at(
              place,
              field,
              CommandProblem.LIMIT_EXCEEDED,
              "would have %d bytes of at most %d".formatted(size, bytes)));
    }
  }

  static long sizeOf(JsonNode node) {
    if (node.isObject()) {
      return braces(node)
          + node.properties().stream()
              .mapToLong(field -> text(field.getKey()) + 2 + sizeOf(field.getValue()))
              .sum();
    }
    if (node.isArray()) {
      return braces(node) + node.valueStream().mapToLong(SizeLimit::sizeOf).sum();
    }
    if (node.isTextual()) {
      return text(node.textValue());
    }
    return node.isBigDecimal()
        ? node.decimalValue().toPlainString().length()
        : node.asText().length();
  }

  /// With what stands between the elements.
  private static long braces(JsonNode container) {
    return 2 + 2L * Math.max(0, container.size() - 1);
  }

  private static long text(String text) {
    return 2 + text.codePoints().mapToLong(SizeLimit::bytesOf).sum();
  }

  private static int bytesOf(int character) {
    if (character < 0x20) {
      return "\b\f\n\r\t".indexOf(character) >= 0 ? 2 : 6;
    }
    if (character < 0x80) {
      return character == '"' || character == '\\' ? 2 : 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }
}
