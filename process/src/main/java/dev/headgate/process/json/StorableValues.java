package dev.headgate.process.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.process.problem.FieldError;
import java.util.ArrayList;
import java.util.List;

/// Finds what JSON allows and `jsonb` does not keep: U+0000, half a surrogate pair, and numbers
/// that only an exponent makes short (jsonb writes them out).
/// https://www.postgresql.org/docs/current/datatype-json.html
final class StorableValues {

  private static final int DIGITS = 308;

  private final List<FieldError> errors = new ArrayList<>();

  private StorableValues() {}

  static List<FieldError> check(JsonNode node) {
    StorableValues values = new StorableValues();
    values.visit(node, JsonPointer.empty());
    return values.errors;
  }

  private void visit(JsonNode node, JsonPointer at) {
    node.properties()
        .forEach(property -> {
          checkText(property.getKey(), at, "a key");
          visit(property.getValue(), at.appendProperty(property.getKey()));
        });
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      visit(node.get(index), at.appendIndex(index));
    }
    if (node.isTextual()) {
      checkText(node.textValue(), at, "the text");
    }
    if (node.isBigDecimal()) {
      checkNumber(node, at);
    }
  }

  private void checkText(String text, JsonPointer at, String what) {
    if (text.indexOf('\0') >= 0) {
      errors.add(new FieldError(at.toString(), what + " holds U+0000"));
    }
    if (text.codePoints().anyMatch(StorableValues::isHalfPair)) {
      errors.add(new FieldError(at.toString(), what + " holds half a surrogate pair"));
    }
  }

  private void checkNumber(JsonNode node, JsonPointer at) {
    long exponent = (long) node.decimalValue().precision() - node.decimalValue().scale();
    if (Math.abs(exponent) > DIGITS || Math.abs((long) node.decimalValue().scale()) > DIGITS) {
      errors.add(new FieldError(at.toString(), "the number has more than 308 digits"));
    }
  }

  private static boolean isHalfPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
