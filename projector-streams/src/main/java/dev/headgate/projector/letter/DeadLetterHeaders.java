package dev.headgate.projector.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.event.WireTime;
import dev.headgate.projector.reading.Origin;
import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// The headers a record is given on its way to another topic, beside its own.
public final class DeadLetterHeaders {

  /// Where the record came from; also names the topic it is set aside in.
  public static final String TOPIC = "headgate_topic";

  private static final String PARTITION = "headgate_partition";
  private static final String OFFSET = "headgate_offset";

  private DeadLetterHeaders() {}

  /// The record's own headers and why it was set aside.
  public static Headers of(SourceRecord record, Letter letter) {
    Headers headers = withOrigin(record);
    add(headers, "headgate_letter_id", letter.id().toString());
    add(headers, "headgate_reason", letter.finding().reason().code());
    add(headers, "headgate_detail", letter.finding().detail());
    add(headers, "headgate_parked_at", WireTime.format(letter.finding().parkedAt()));
    return headers;
  }

  /// The record's own headers and where it came from.
  public static Headers withOrigin(SourceRecord record) {
    Headers headers = new RecordHeaders(record.headers().toArray());
    add(headers, TOPIC, record.origin().topic());
    add(headers, PARTITION, Integer.toString(record.origin().partition()));
    add(headers, OFFSET, Long.toString(record.origin().offset()));
    return headers;
  }

  /// Where a record with such headers came from.
  ///
  /// @throws IllegalArgumentException when it has none
  public static Origin origin(Headers headers) {
    return new Origin(
        text(headers, TOPIC),
        Integer.parseInt(text(headers, PARTITION)),
        Long.parseLong(text(headers, OFFSET)));
  }

  private static String text(Headers headers, String name) {
    var header = headers.lastHeader(name);
    if (header == null) {
      throw new IllegalArgumentException("header %s is missing".formatted(name));
    }
    return UTF_8.decode(ByteBuffer.wrap(header.value())).toString();
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
