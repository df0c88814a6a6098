package io.candor.classifier.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.conversation.Handoff;
import io.candor.classifier.conversation.Transcript;
import io.candor.classifier.conversation.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandoffSignsTest {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I already told you.",
        "As I said, it's the airport.",
        "I've said this already.",
        "Like I just wrote a second ago: no taxis!",
        "I explained all of that to your chatbot.",
        "The bot already has my booking number.",
        "It's all in the chat above.",
        "Do I really have to repeat everything?",
        "How many times do I have to explain this?",
        "Scroll up please.",
        "Third time I type this.",
        "I gave my details to the assistant ten minutes ago.",
        "Didn't the bot pass that on?",
        "You keep asking me the same thing.",
        "i alredy told the bot",
        "Not again, I went through all this with the virtual agent.",
      })
  void customerWhoToldItBefore_isFound(String answer) {
    assertThat(repeatState(answer)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I told my bank about it.",
        "I already tried that.",
        "I haven't told the bot the number yet.",
        "I told you the wrong place, sorry.",
        "The bot said you could help.",
        "I didn't want to talk to the bot.",
        "The bot was fine, but I need a person for this.",
        "that's the same answer again",
        "How many times may I use the plan within a year?",
        "as mentioned in the terms",
        "yes please",
        "My order number is 12345.",
      })
  void lookalikes_areNot(String answer) {
    assertThat(repeatState(answer)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello, how can I help you today?",
        "Could you describe your problem again, please?",
        "I have no notes here. What did you need?",
        "Let's start from the top: what went wrong?",
        "Can you walk me through the issue from the start?",
        "May I have your order number?",
        "What is this about?",
      })
  void agentWhoAsksForWhatWasSaid_hasLostTheContext(String question) {
    HandoffSigns signs =
        signs(
            null,
            customer("My router from order QX-1234 keeps rebooting."),
            bot("Let me connect you."),
            agent(question));

    assertThat(signs.contextLoss()).isTrue();
    assertThat(signs.contextLossTurn()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hi Kim, I see from the assistant's notes that this is about your router.",
        "Thanks for waiting, I'm checking order QX-1234 now.",
        "Just one thing: is the billing address unchanged?",
        "I've read the conversation, no need to repeat anything.",
        "I have taken care of it. Is there anything else I can do for you?",
      })
  void agentWhoGoesOn_hasNot(String answer) {
    HandoffSigns signs =
        signs(null, customer("My router from order QX-1234 keeps rebooting."), agent(answer));

    assertThat(signs.contextLoss()).isFalse();
  }

  @Test
  void detailThatNobodyGave_mayBeAskedFor() {
    HandoffSigns signs =
        signs(null, customer("My router keeps rebooting."), agent("May I have your order number?"));

    assertThat(signs.contextLoss()).isFalse();
  }

  @Test
  void afterTheFourthAgentTurn_nothingCounts() {
    HandoffSigns signs =
        signs(
            null,
            customer("My router keeps rebooting."),
            agent("One moment."),
            agent("Still looking."),
            agent("Nearly there."),
            agent("Found it."),
            customer("I already told the bot."));

    assertThat(signs.repeatState()).isFalse();
  }

  @Test
  void packetThatWasRead_isAcknowledged() {
    String packet = "billing_dispute Customer was charged twice for the renewal";

    assertThat(signs(packet, customer("Hi"), agent("I've read your case.")).acknowledged())
        .isTrue();
    assertThat(
            signs(packet, customer("Hi"), agent("Let me look at the double renewal charge."))
                .acknowledged())
        .isTrue();
    assertThat(signs(packet, customer("Hi"), agent("Good day!")).acknowledged()).isFalse();
    assertThat(signs(null, customer("Hi"), agent("Good day!")).acknowledged()).isNull();
  }

  @Test
  void conversationWithoutHandOver_hasNoSigns() {
    Transcript transcript =
        new Transcript(
            NOON, "", null, null, List.of(turn(0, customer("I told you."))), List.of(), null);

    assertThat(HandoffSigns.of(transcript)).isEqualTo(HandoffSigns.NONE);
  }

  private record Said(Turn.Role role, String text) {}

  private static Said customer(String text) {
    return new Said(Turn.Role.CUSTOMER, text);
  }

  private static Said bot(String text) {
    return new Said(Turn.Role.BOT, text);
  }

  private static Said agent(String text) {
    return new Said(Turn.Role.AGENT, text);
  }

  private static @Nullable Boolean repeatState(String answer) {
    return signs(
            null,
            customer("My router keeps rebooting."),
            bot("Let me connect you."),
            agent("Hello, this is Kim."),
            customer(answer))
        .repeatState();
  }

  private static HandoffSigns signs(@Nullable String packet, Said... said) {
    List<Turn> turns = new ArrayList<>();
    for (Said each : said) {
      turns.add(turn(turns.size(), each));
    }
    Handoff handoff = new Handoff(NOON, 0, null, packet == null ? "" : packet);
    return HandoffSigns.of(new Transcript(NOON, "", null, null, turns, List.of(), handoff));
  }

  private static Turn turn(int index, Said said) {
    return new Turn(index, said.role(), said.text(), NOON.plusSeconds(index));
  }
}
