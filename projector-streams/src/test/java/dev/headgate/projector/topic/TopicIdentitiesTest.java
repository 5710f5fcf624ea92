package dev.headgate.projector.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class TopicIdentitiesTest {

  private static final Topic USERS = new Topic("users", 2);
  private static final Topic OTHERS = new Topic("others", 1);
  private static final UUID FIRST = new UUID(1, 1);
  private static final UUID SECOND = new UUID(2, 2);

  private final TopicIdentities known = new TopicIdentities(Map.of(USERS, FIRST, OTHERS, SECOND));

  @Test
  void areTheSameInALaterLook() {
    assertThat(known.differences(known)).isEmpty();
  }

  @Test
  void nameATopicThatWasMadeAnew() {
    assertThat(known.differences(new TopicIdentities(Map.of(USERS, SECOND, OTHERS, SECOND))))
        .isEqualTo("users");
  }

  @Test
  void nameTopicsThatAreGone() {
    assertThat(known.differences(new TopicIdentities(Map.of()))).isEqualTo("others, users");
  }

  @Test
  void sayNothingOfTopicsThatCameLater() {
    assertThat(new TopicIdentities(Map.of(USERS, FIRST)).differences(known)).isEmpty();
  }

  @Test
  void areOfPreparedTopicsOnly() {
    assertThat(known.of(List.of(USERS)).ids()).isEqualTo(Map.of(USERS, FIRST));
    assertThatThrownBy(() -> known.of(List.of(new Topic("strange", 1))))
        .hasMessageContaining("strange was not prepared");
  }
}
