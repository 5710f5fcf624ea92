package dev.headgate.command.fuzz;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.command.fuzz.Draft.Field;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// One way to spoil a request.
enum Mutation {
  /// Another value, of the right type or of another.
  VALUE {
    @Override
    void apply(Draft draft, Random random) {
      if (!draft.fields().isEmpty()) {
        int index = random.nextInt(draft.fields().size());
        String name = draft.fields().get(index).name();
        draft.fields().set(index, new Field(name, Values.any(random)));
      }
    }
  },
  MISSING_FIELD {
    @Override
    void apply(Draft draft, Random random) {
      if (!draft.fields().isEmpty()) {
        draft.fields().remove(random.nextInt(draft.fields().size()));
      }
    }
  },
  EXTRA_FIELD {
    @Override
    void apply(Draft draft, Random random) {
      String name =
          pick(random, "extra", "", "__proto__", "a\\u0000b", "e".repeat(2_000), "\\ud800");
      draft.fields().add(new Field(name, Values.any(random)));
    }
  },
  /// The same key twice, with the same value or another.
  DOUBLE_FIELD {
    @Override
    void apply(Draft draft, Random random) {
      if (!draft.fields().isEmpty()) {
        Field field = draft.fields().get(random.nextInt(draft.fields().size()));
        String again = random.nextBoolean() ? field.json() : Values.any(random);
        draft.fields().add(new Field(field.name(), again));
      }
    }
  },
  /// No object, more than one, or one inside of too many arrays.
  SHAPE {
    @Override
    void apply(Draft draft, Random random) {
      String text = new String(draft.body(), UTF_8);
      draft.body(
          pick(
                  random,
                  "[" + text + "]",
                  text + text,
                  text + " x",
                  "null",
                  "\"" + text + "\"",
                  "",
                  "[".repeat(5_000),
                  "{\"a\":".repeat(500) + "1" + "}".repeat(500),
                  text.replace('"', '\''))
              .getBytes(UTF_8));
    }
  },
  /// Bytes that are no UTF-8, or another text than the sender meant.
  ENCODING {
    @Override
    void apply(Draft draft, Random random) {
      byte[] body = draft.body();
      switch (random.nextInt(4)) {
        case 0 -> draft.body(joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, body));
        case 1 -> draft.body(new String(body, UTF_8).getBytes(UTF_16));
        case 2 -> draft.body(joined(body, new byte[] {(byte) 0xC3, 0x28}));
        default -> spoil(draft, random, (byte) 0xFF);
      }
    }
  },
  FLIPPED_BYTE {
    @Override
    void apply(Draft draft, Random random) {
      spoil(draft, random, (byte) random.nextInt(256));
    }
  },
  CUT {
    @Override
    void apply(Draft draft, Random random) {
      byte[] body = draft.body();
      draft.body(Arrays.copyOf(body, body.length == 0 ? 0 : random.nextInt(body.length)));
    }
  },
  HEADER {
    @Override
    void apply(Draft draft, Random random) {
      String name =
          pick(
              random,
              "Idempotency-Key",
              "If-Match",
              "X-Correlation-Id",
              "traceparent",
              "X-Headgate-Subject",
              "X-Headgate-Tenant",
              "X-Headgate-Roles",
              "X-Forwarded-For",
              "Accept",
              "User-Agent");
      draft
          .headers()
          .put(
              name,
              pick(random, "", "x", "*", "\"1\"", "W/\"1\"", "\u00e4\u00f6", "9".repeat(300)));
    }
  },
  CONTENT_TYPE {
    @Override
    void apply(Draft draft, Random random) {
      draft
          .headers()
          .put(
              "Content-Type",
              pick(
                  random,
                  "text/plain",
                  "application/json; charset=utf-16",
                  "application/json;",
                  "multipart/form-data; boundary=x",
                  "application/x-www-form-urlencoded",
                  "/",
                  ""));
    }
  },
  PATH {
    @Override
    void apply(Draft draft, Random random) {
      String path = draft.path();
      int cut = path.lastIndexOf('/') + 1;
      draft.path(
          pick(
              random,
              path.substring(0, cut) + "%00",
              path.substring(0, cut) + "%2e%2e%2fx",
              path.substring(0, cut) + "x".repeat(4_000),
              path.substring(0, cut) + "%F0%9F%98%80",
              path + "/",
              path + "//x",
              path + "?x=%zz".replace("%zz", "%F5"),
              path + ";jsessionid=1",
              path.replaceAll("[0-9a-f]{8}-", "zzzzzzzz-")));
    }
  },
  METHOD {
    @Override
    void apply(Draft draft, Random random) {
      draft.method(pick(random, "GET", "PUT", "POST", "DELETE", "PATCH", "PROPFIND", "post"));
    }
  };

  abstract void apply(Draft draft, Random random);

  private static void spoil(Draft draft, Random random, byte with) {
    byte[] body = draft.body().clone();
    if (body.length > 0) {
      body[random.nextInt(body.length)] = with;
      draft.body(body);
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  private static String pick(Random random, String... choices) {
    return List.of(choices).get(random.nextInt(choices.length));
  }
}
