package dev.headgate.projector.fold;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.ProjectorExit;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;

/// Names what Streams threw.
final class FoldFailure {

  private FoldFailure() {}

  static ProcessFailure of(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case ProcessFailure failure -> {
          return failure;
        }
        case InvalidOffsetException lost -> {
          return new ProcessFailure(
              ProjectorExit.OFFSET_OUT_OF_RANGE,
              "The fold cannot read on: " + lost.getMessage(),
              "If a topic was made anew, reset its offsets of the group to the earliest.",
              error);
        }
        case MissingSourceTopicException gone -> {
          return new ProcessFailure(
              ProjectorExit.TOPIC_REPLACED,
              "The fold lost a topic: " + gone.getMessage(),
              "Let the relay create it again; the fold reads it again in a replay.",
              error);
        }
        case FencedInstanceIdException fenced -> {
          return new ProcessFailure(
              ProjectorExit.INSTANCE_TWICE,
              "The fold was fenced: " + fenced.getMessage(),
              "Give each instance a state directory or a HEADGATE_INSTANCE of its own.",
              error);
        }
        default -> {
          // The reason is further down, or nowhere.
        }
      }
    }
    return new ProcessFailure(
        ProjectorExit.FOLD_FAILED,
        String.valueOf(error),
        "The supervisor starts it again; look at the cause if it repeats.",
        error);
  }
}
