package dev.headgate.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.event.Envelope;
import dev.headgate.event.Event;
import dev.headgate.event.RandomEvents;
import dev.headgate.payload.Payloads;
import dev.headgate.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Records damaged at random: each is refused as malformed, or found out by its checksum, or was
/// damaged where it carries nothing. No damage ends in another exception.
final class DamagedRecordTest {

  private static final Topic TOPIC = new Topic("auth.session.events.v1", 6);

  @Test
  void aDamagedValueIsNeverTakenForTheEvent() {
    for (long seed = 1; seed <= 1_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      EventRecord written = written(seed);
      byte[] value = written.value().clone();
      value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(trusts(key(written), value, written.headers())).as("seed %d", seed).isFalse();
    }
  }

  @Test
  void aShortenedValueIsNeverTakenForTheEvent() {
    for (long seed = 1; seed <= 1_000; seed++) {
      EventRecord written = written(seed);
      int length = new SplittableRandom(seed).nextInt(written.value().length);
      byte[] value = Arrays.copyOf(written.value(), length);
      assertThat(trusts(key(written), value, written.headers())).as("seed %d", seed).isFalse();
    }
  }

  @Test
  void aDamagedKeyIsNeverTakenForTheAggregate() {
    for (long seed = 1; seed <= 1_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      EventRecord written = written(seed);
      byte[] key = key(written);
      key[random.nextInt(key.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(trusts(key, written.value(), written.headers())).as("seed %d", seed).isFalse();
    }
  }

  @Test
  void aDamagedHeaderIsRefusedOrReadsAsAnotherEnvelope() throws Exception {
    for (long seed = 1; seed <= 5_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      EventRecord written = written(seed);
      List<Header> headers = new ArrayList<>(written.headers());
      int at = random.nextInt(headers.size());
      byte[] damaged = headers.get(at).bytes();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      headers.set(at, Header.of(headers.get(at).name(), damaged));
      assertReadsOrIsRefused(seed, written, headers);
    }
  }

  @Test
  void aRecordThatLostHeadersIsRefusedOrReads() throws Exception {
    for (long seed = 1; seed <= 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      EventRecord written = written(seed);
      List<Header> headers = new ArrayList<>(written.headers());
      headers.removeIf(header -> random.nextInt(10) == 0);
      assertReadsOrIsRefused(seed, written, headers);
    }
  }

  private static void assertReadsOrIsRefused(long seed, EventRecord written, List<Header> headers) {
    try {
      Envelope read = CloudEventRecords.decode(key(written), written.value(), headers);
      assertThat(read.aggregate().recordKey()).as("seed %d", seed).isEqualTo(written.key());
    } catch (MalformedRecord refused) {
      assertThat(refused.problems()).as("seed %d", seed).isNotEmpty();
    }
  }

  private static boolean trusts(byte[] key, byte[] value, List<Header> headers) {
    try {
      return CloudEventRecords.decode(key, value, headers).payload().verifies();
    } catch (MalformedRecord refused) {
      return false;
    }
  }

  private static EventRecord written(long seed) {
    RandomEvents random = new RandomEvents(seed);
    Event event = random.event();
    Envelope envelope = random.envelope(event.type(), Payloads.encode(event));
    return CloudEventRecords.encode(envelope, TOPIC, "0/16B3748");
  }

  private static byte[] key(EventRecord written) {
    return written.key().getBytes(StandardCharsets.UTF_8);
  }
}
