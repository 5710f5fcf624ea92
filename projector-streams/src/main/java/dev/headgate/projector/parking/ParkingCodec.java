package dev.headgate.projector.parking;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.projector.letter.Letter;
import dev.headgate.projector.letter.LetterCodec;
import dev.headgate.projector.letter.RecordCodec;
import dev.headgate.projector.letter.Subject;
import dev.headgate.projector.letter.SubjectCodec;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.order.OrderCodec;
import dev.headgate.projector.parking.Parked.ParkedEvent;
import dev.headgate.projector.parking.Parked.RefusedRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The values of the parking store as JSON.
final class ParkingCodec {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ParkingCodec() {}

  static byte[] encode(Parked parked) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("subject", SubjectCodec.put(JsonNodeFactory.instance.objectNode(), parked.subject()));
    Letter letter = parked.letter();
    if (letter != null) {
      json.set("letter", LetterCodec.encode(letter));
    }
    switch (parked) {
      case ParkedEvent event -> json.set("record", RecordCodec.encode(event.record()));
      case RefusedRow _ -> {}
    }
    return bytes(json);
  }

  static Parked parked(byte[] bytes) {
    JsonNode json = tree(bytes);
    Subject subject = SubjectCodec.decode(json.path("subject"));
    return json.has("record")
        ? new ParkedEvent(
            RecordCodec.decode(json.path("record")),
            subject,
            json.has("letter") ? LetterCodec.decode(json.path("letter")) : null)
        : new RefusedRow(subject, LetterCodec.decode(json.path("letter")));
  }

  static byte[] encode(Aside aside) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("record", RecordCodec.encode(aside.record()));
    json.set("letter", LetterCodec.encode(aside.letter()));
    return bytes(json);
  }

  static Aside aside(byte[] bytes) {
    JsonNode json = tree(bytes);
    return new Aside(
        RecordCodec.decode(json.path("record")), LetterCodec.decode(json.path("letter")));
  }

  static byte[] encode(List<Order> orders) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    orders.forEach(order -> json.add(OrderCodec.encode(order)));
    return bytes(json);
  }

  static List<Order> orders(byte[] bytes) {
    List<Order> orders = new ArrayList<>();
    tree(bytes).forEach(order -> orders.add(OrderCodec.decode(order)));
    return orders;
  }

  static byte[] encode(Notes notes) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("waiting", notes.waiting()).put("ordered", notes.ordered());
    ArrayNode spans = json.putArray("given_up");
    notes.givenUp().forEach(span -> spans.addArray().add(span.from()).add(span.to()));
    return bytes(json);
  }

  static Notes notes(byte[] bytes) {
    JsonNode json = tree(bytes);
    List<Notes.Span> spans = new ArrayList<>();
    json.path("given_up")
        .forEach(span -> spans.add(new Notes.Span(span.path(0).asLong(), span.path(1).asLong())));
    return new Notes(json.path("waiting").asLong(), json.path("ordered").asBoolean(), spans);
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(UTF_8);
  }

  private static JsonNode tree(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
