/// Conversations: how their events make up their state, when they end, and how they are read. The
/// fold is pure; the store keeps its latest result, and the edge serves it. Surveys, turns, tool
/// calls and hand-overs are parts of their conversation and have no state of their own.
@NullMarked
package io.candor.ingest.conversation;

import org.jspecify.annotations.NullMarked;
