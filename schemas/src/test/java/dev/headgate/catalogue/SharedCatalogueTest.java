package dev.headgate.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.Event;
import dev.headgate.event.RandomEvents;
import dev.headgate.payload.Payloads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// One catalogue serves every thread of a service.
final class SharedCatalogueTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int EVENTS = 500;

  private final Catalogue catalogue = Catalogue.shipped();

  @Test
  void manyThreadsGetTheAnswersThatOneGets() throws Exception {
    List<List<Violation>> alone = judgeAll();
    assertThat(alone).anyMatch(List::isEmpty).anyMatch(violations -> !violations.isEmpty());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<List<Violation>>>> together = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        together.add(threads.submit(this::judgeAll));
      }
      for (Future<List<List<Violation>>> answers : together) {
        assertThat(answers.get()).isEqualTo(alone);
      }
    }
  }

  private List<List<Violation>> judgeAll() throws IOException {
    List<List<Violation>> answers = new ArrayList<>();
    for (long seed = 1; seed <= EVENTS; seed++) {
      Event event = new RandomEvents(seed).event();
      ObjectNode data = (ObjectNode) JSON.readTree(Payloads.encode(event));
      if (seed % 2 == 0) {
        data.remove(first(data));
      }
      answers.add(catalogue.validate(event.type(), data));
    }
    return answers;
  }

  private static String first(JsonNode data) {
    return data.fieldNames().next();
  }
}
