package dev.headgate.verification.window;

import dev.headgate.verification.letter.OrderBook;
import dev.headgate.verification.log.CommandLog;
import dev.headgate.verification.readmodel.ReadModel;
import dev.headgate.verification.topic.Layout;
import dev.headgate.verification.topic.TopicScan;

/// What a window is read from.
record Sides(
    CommandLog log, TopicScan topics, Layout layout, ReadModel readModel, OrderBook orders) {}
