package dev.headgate.process.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.process.problem.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PageTest {

  @Test
  void showsWhatItHoldsAndWhereTheNextBegins() {
    Page page = Page.of(new Query(Map.of("limit", "2")));
    assertThat(page.toRead()).isEqualTo(3);
    assertThat(body(page, 3)).isEqualTo("{\"items\":[{\"n\":0},{\"n\":1}],\"next_cursor\":\"1\"}");
    assertThat(body(page, 2)).isEqualTo("{\"items\":[{\"n\":0},{\"n\":1}],\"next_cursor\":null}");
    assertThat(body(page, 0)).isEqualTo("{\"items\":[],\"next_cursor\":null}");
  }

  @Test
  void isOfABoundedSize() {
    assertThat(Page.of(new Query(Map.of())).limit()).isEqualTo(50);
    for (String limit : List.of("0", "501", "-1", "x", "99999999999999999999")) {
      assertThatThrownBy(() -> Page.of(new Query(Map.of("limit", limit))))
          .isInstanceOf(Refusal.class);
    }
  }

  private static String body(Page page, int rows) {
    List<ObjectNode> all =
        IntStream.range(0, rows)
            .mapToObj(n -> JsonNodeFactory.instance.objectNode().put("n", n))
            .toList();
    return page.body(all, row -> row.required("n").asText()).toString();
  }
}
