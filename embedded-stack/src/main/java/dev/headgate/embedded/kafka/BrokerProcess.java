package dev.headgate.embedded.kafka;

import java.io.IOException;
import kafka.Kafka;

/// The broker's main: opens the waiting room, then is Kafka's own.
final class BrokerProcess {

  private BrokerProcess() {}

  /// @param words the port of the waiting room, that of the clients' listener, the settings' file
  static void main(String[] words) throws IOException {
    WaitingRoom.open(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    Kafka.main(new String[] {words[2]});
  }
}
