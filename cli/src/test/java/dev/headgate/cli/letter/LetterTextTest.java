package dev.headgate.cli.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

final class LetterTextTest {

  private static final String LETTER =
      """
      {"letter_id":"L1","tenant_id":"t","aggregate_type":"user","aggregate_id":"ada","aggregate_version":3,
       "reason":"unknown_type","detail":"no such type","status":"parked","behind":12,"retries":0,
       "parked_at":"2026-11-21T11:00:00.000Z","settled_at":null%s}
      """;
  private static final String NOBODYS =
      """
      {"letter_id":"L23","tenant_id":null,"aggregate_id":null,"reason":"malformed_record","detail":"no key",
       "status":"parked","behind":0,"retries":2,"parked_at":"2026-11-21T11:00:01.000Z"}
      """;

  @Test
  void alignsWhatWhySinceWhenAndHowManyBehind() {
    assertThat(LetterText.page(page(LETTER.formatted("") + "," + NOBODYS, "null")).lines())
        .containsExactly(
            "LETTER  STATUS  REASON            AGGREGATE           BEHIND  TRIED  SINCE                     WHY",
            "L1      parked  unknown_type      user ada version 3  12      0      2026-11-21T11:00:00.000Z  no such type",
            "L23     parked  malformed_record  nobody's event      0       2      2026-11-21T11:00:01.000Z  no key");
  }

  @Test
  void tellsWhereThePageAfterThisOneBegins() {
    assertThat(LetterText.page(page(NOBODYS, "\"abc\""))).endsWith("there are more: --cursor abc");
    assertThat(LetterText.page(page("", "null"))).isEqualTo("no dead letters");
  }

  @Test
  void showsALetterWithItsRecord() {
    String record =
        ",\"record\":{\"key\":\"t/ada\",\"value\":\"{}\",\"headers\":"
            + "[{\"name\":\"ce_type\",\"value\":\"UserDreamt\"}]}";
    assertThat(LetterText.whole(json(LETTER.formatted(record))).lines())
        .contains(
            "letter_id          L1",
            "behind             12",
            "key                t/ada",
            "header             ce_type: UserDreamt",
            "value              {}")
        .noneMatch(line -> line.contains("settled_at"));
    assertThat(LetterText.whole(json(LETTER.formatted(",\"record\":null"))))
        .endsWith("its topic has it no longer, see its .dlq topic");
  }

  @Test
  void sumsUpWhatBecameOfTheLetters() {
    String items =
        """
        {"order":"retry","dry_run":%s,"items":[
          {"letter_id":"L1","reason":"row_refused","retries":0,"order_id":"O1","became":"settled"},
          {"letter_id":"L2","reason":"row_refused","retries":0,"order_id":"O2","became":"tried in vain"}]}
        """;
    assertThat(LetterText.orders(json(items.formatted("false"))).lines())
        .containsExactly(
            "LETTER  REASON       ORDER  NOW",
            "L1      row_refused  O1     settled",
            "L2      row_refused  O2     tried in vain",
            "retry: 1 settled, 1 tried in vain");
    assertThat(LetterText.orders(json(items.formatted("true")))).endsWith("would retry 2");
    assertThat(LetterText.orders(json("{\"order\":\"retry\",\"items\":[]}")))
        .isEqualTo("nothing is parked that this is about");
  }

  private static JsonNode page(String items, String cursor) {
    return json("{\"items\":[%s],\"next_cursor\":%s}".formatted(items, cursor));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
