package dev.headgate.command.badrequest;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.fuzz.Draft;
import dev.headgate.house.openapi.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// A way for a request to be wrong. Each makes one out of what the document says of an operation,
/// or nothing where it has no meaning.
enum Badness {
  UNKNOWN_FIELD {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      return changed(subject, body -> body.set("surplus", Shapes.number(random)))
          .map(draft -> Bad.of(draft, "invalid_fields").pointingAt(List.of("/surplus")));
    }
  },
  MISSING_FIELD {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      return changed(subject, body -> body.remove(Shapes.any(body, random)))
          .filter(draft -> !subject.violations(Subject.read(draft.text())).isEmpty())
          .map(draft -> Bad.of(draft, "invalid_fields"));
    }
  },
  WRONG_FIELD {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      return subject.hasBody() ? Shapes.wrongField(subject, random) : Optional.empty();
    }
  },
  EVERY_FIELD_WRONG {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      return subject.hasBody() ? Shapes.wrongFields(subject, random) : Optional.empty();
    }
  },
  WRONG_DATA {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      return subject.namesATypeOfTheCatalogue()
          ? CatalogueData.wrong(subject, random)
          : Optional.empty();
    }
  },
  UNKNOWN_TYPE {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      return subject.namesATypeOfTheCatalogue()
          ? Optional.of(CatalogueData.unknown(subject, random))
          : Optional.empty();
    }
  },
  WRONG_VERSION {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      if (subject.namesATypeOfTheCatalogue()) {
        return Optional.of(CatalogueData.expecting(subject, 1 + random.nextInt(1_000_000)));
      }
      if (!subject.operation().requestHeaders().contains("If-Match")) {
        return Optional.empty();
      }
      Draft draft = subject.draft();
      draft.headers().put("If-Match", "\"%d\"".formatted(100 + random.nextInt(1_000_000)));
      return Optional.of(Bad.of(draft));
    }
  },
  FOREIGN_ID {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      if (!subject.exists()) {
        return Optional.empty();
      }
      Draft draft = subject.draft();
      draft.headers().put("X-Headgate-Tenant", uuid(random));
      return Optional.of(
          Bad.of(draft, "not_found", "user_unknown", "session_unknown", "api_key_unknown"));
    }
  },
  WRONG_ID {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      if (!subject.operation().path().contains("{")) {
        return Optional.empty();
      }
      Draft draft = subject.draft();
      String wrong =
          pick(random, "%00", "%F5%80", "x".repeat(400), "..%2F..", "a%20b", "%E2%80%AE");
      draft.path(subject.operation().path().replaceFirst("\\{\\w+}", wrong).replaceAll("[{}]", ""));
      return Optional.of(Bad.of(draft));
    }
  },
  WRONG_QUERY {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      List<Place> query = subject.query();
      return query.isEmpty()
          ? Optional.empty()
          : Queries.wrong(subject, query.get(random.nextInt(query.size())), random);
    }
  },
  WRONG_HEADER {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      List<String> names = new ArrayList<>(List.of("X-Headgate-Tenant", "X-Headgate-Subject"));
      names.addAll(subject.operation().requestHeaders());
      names.remove("traceparent"); // which must not stop a command, however broken it is
      String name = names.get(random.nextInt(names.size()));
      Draft draft = subject.draft();
      draft.headers().put(name, pick(random, "two words", "a\tb", "x y".repeat(200)));
      return Optional.of(Bad.of(draft, "invalid_header", "unauthenticated"));
    }
  },
  WRONG_MEDIA_TYPE {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      return changed(subject, _ -> {})
          .map(draft -> {
            draft
                .headers()
                .put(
                    "Content-Type",
                    pick(
                        random,
                        "text/plain",
                        "application/xml",
                        "application/json; charset=utf-16"));
            return Bad.of(draft, "unsupported_media_type");
          });
    }
  },
  WRONG_METHOD {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      Draft draft = subject.draft();
      draft.method(pick(random, "PATCH", "PROPFIND", "post"));
      return Optional.of(Bad.of(draft, "method_not_allowed", "not_found", "malformed_request"));
    }
  },
  DEEP {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      int levels = 33 + random.nextInt(3_000);
      String deep =
          random.nextBoolean()
              ? "[".repeat(levels) + "]".repeat(levels)
              : "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
      return spoiled(subject, random, deep);
    }
  },
  DUPLICATE_KEY {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      return changed(subject, _ -> {})
          .map(draft -> {
            String text = draft.text();
            String key = text.substring(1, text.indexOf(':'));
            return Bad.of(draft.with("{" + key + ":1," + text.substring(1)), "malformed_json");
          });
    }
  },
  NUL {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      return spoiled(
          subject, random, pick(random, "\"a\\u0000b\"", "\"\u0000\"", "{\"\\u0000\":1}"));
    }
  },
  NO_UTF8 {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      return changed(subject, _ -> {})
          .map(draft -> {
            byte[] body = draft.body();
            if (random.nextBoolean()) {
              body = draft.text().getBytes(UTF_16);
            } else {
              body[1 + random.nextInt(body.length - 2)] = (byte) (0xF8 + random.nextInt(8));
            }
            draft.body(body);
            return Bad.of(draft, "malformed_json");
          });
    }
  },
  NO_JSON {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      return changed(subject, _ -> {})
          .map(draft -> {
            String text = draft.text();
            String broken =
                pick(
                    random,
                    text.substring(0, 1 + random.nextInt(text.length() - 1)),
                    "[" + text + "]",
                    text + text,
                    text + "x",
                    "null",
                    "\"\"",
                    text.replace('"', '\''));
            return Bad.of(draft.with(broken), "malformed_json");
          });
    }
  },
  MEGABYTE {
    @Override
    Optional<Bad> of(Subject subject, Random random) {
      if (random.nextInt(10) > 0) { // for their size they are as many as others
        return Optional.empty();
      }
      Draft draft = subject.draft();
      draft.body(("{\"a\":\"" + "x".repeat(1_000_000) + "\"}").getBytes(UTF_8));
      // A batch may be that large, but not such a one.
      return Optional.of(Bad.of(draft, "body_too_large", "invalid_fields"));
    }
  };

  abstract Optional<Bad> of(Subject subject, Random random);

  /// A change of the example's fields.
  interface Change {
    void apply(ObjectNode body);
  }

  private static Optional<Draft> changed(Subject subject, Change change) {
    if (!subject.hasBody()) {
      return Optional.empty();
    }
    ObjectNode body = subject.body();
    change.apply(body);
    return Optional.of(subject.draft().with(body.toString()));
  }

  /// One field's value replaced by JSON text that no body may hold.
  private static Optional<Bad> spoiled(Subject subject, Random random, String json) {
    if (!subject.hasBody()) {
      return Optional.empty();
    }
    JsonNode body = subject.body();
    String field = Shapes.any(body, random);
    return Optional.of(
        Bad.of(
            subject.draft().with(Shapes.replaced(body, "/" + field, json)),
            "malformed_json",
            "invalid_fields"));
  }

  private static String uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
