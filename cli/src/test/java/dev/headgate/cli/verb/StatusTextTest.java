package dev.headgate.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.control.Json;
import dev.headgate.cli.control.ServiceStatus;
import dev.headgate.cli.control.StackStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StatusTextTest {

  private static final String DATABASE =
      "postgresql://postgres:5ec2e7@127.0.0.1:5432/headgate_read";
  private static final StackStatus STATUS =
      new StackStatus(
          "up",
          "/data",
          1L,
          new StackStatus.Faces("http://127.0.0.1:1", "127.0.0.1:2", DATABASE, DATABASE),
          Map.of("postgres-read", service(DATABASE), "kafka", service("127.0.0.1:2")));

  @Test
  void showsPeopleWhereADatabaseIsAndNotItsPassword() {
    assertThat(StatusText.of(STATUS))
        .contains("postgresql://postgres:***@127.0.0.1:5432/headgate_read", "127.0.0.1:2")
        .doesNotContain("5ec2e7");
  }

  @Test
  void givesProgramsAUrlThatPsqlTakes() {
    assertThat(Json.pretty(STATUS)).contains(DATABASE);
  }

  private static ServiceStatus service(String url) {
    return new ServiceStatus(1L, "up", url, null, Map.of(), null);
  }
}
