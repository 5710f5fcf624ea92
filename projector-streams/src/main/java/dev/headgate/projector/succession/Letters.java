package dev.headgate.projector.succession;

import dev.headgate.projector.letter.Letter;
import dev.headgate.projector.letter.Letter.Finding;
import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.letter.Status;
import dev.headgate.projector.letter.Subject;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.order.Order.Target;
import dev.headgate.projector.parking.Parked.ParkedEvent;
import dev.headgate.projector.reading.Reason;
import dev.headgate.projector.succession.Verdict.Apply;
import dev.headgate.projector.succession.Verdict.PassOver;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Tells what became of letters.
final class Letters {

  private final Outlet outlet;
  private final InstantSource clock;

  Letters(Outlet outlet, InstantSource clock) {
    this.outlet = outlet;
    this.clock = clock;
  }

  Finding finding(Reason reason, String detail) {
    return new Finding(reason, detail, clock.instant());
  }

  void settle(Letter letter, Status status, @Nullable Order by) {
    outlet.tell(letter.settled(status, clock.instant(), by == null ? null : by.given().by()));
  }

  /// @param tried the order that had it tried, if one did
  void applied(ParkedEvent event, Apply apply, @Nullable Order tried) {
    Order by = apply.by();
    Letter letter = event.letter();
    if (by != null) {
      settle(letterOf(event, by), Status.REPLACED, by);
    } else if (letter != null) {
      settle(letter, tried == null ? Status.RELEASED : Status.RETRIED, tried);
    }
    if ((by != null && by.target().reason().isAboutReading())
        || (letter != null && letter.finding().reason().isAboutReading())) {
      outlet.release(apply.record());
    }
  }

  void passedOver(ParkedEvent event, PassOver passed) {
    Order by = passed.by();
    Letter letter = event.letter();
    if (by != null) {
      settle(letterOf(event, by), Status.DISCARDED, by);
    } else {
      Finding finding = finding(Reason.VERSION_GAP, "its version had been given up");
      settle(letter == null ? letter(event, finding) : letter, Status.DISCARDED, null);
    }
  }

  /// Its own letter, or what the order says of it where the order came first.
  private Letter letterOf(ParkedEvent event, Order order) {
    Letter letter = event.letter();
    Target target = order.target();
    return letter == null ? letter(event, finding(target.reason(), target.detail())) : letter;
  }

  private static Letter letter(ParkedEvent event, Finding finding) {
    Subject subject = event.subject();
    SourceRecord record = event.record();
    return Letter.blocking(subject, record.origin(), finding, 0);
  }
}
