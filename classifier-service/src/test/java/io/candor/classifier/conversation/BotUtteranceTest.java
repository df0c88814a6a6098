package io.candor.classifier.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotUtteranceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hi!",
        "Hello, I'm Ada, your virtual assistant. How can I help you today?",
        "Good morning and welcome to Northwind.",
        "Thanks for contacting us! What can I do for you?",
        "You are chatting with our AI assistant.",
      })
  void greetings(String text) {
    assertThat(BotUtterance.of(text)).isEqualTo(BotUtterance.GREETING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Let me transfer you to one of our agents.",
        "I'll connect you with a specialist.",
        "Please hold for the next available representative.",
        "A member of our team will be with you in a moment.",
        "I am escalating this to our billing team.",
        "One moment please.",
        "I'm afraid I can't help with that. I'll hand you over to a colleague.",
        "Sorry, I am not able to answer this question.",
      })
  void handOvers(String text) {
    assertThat(BotUtterance.of(text)).isEqualTo(BotUtterance.HAND_OVER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You're welcome!",
        "Glad I could help. Have a great day!",
        "Is there anything else I can do for you?",
        "",
      })
  void courtesies(String text) {
    assertThat(BotUtterance.of(text)).isEqualTo(BotUtterance.COURTESY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Your order 4711 was shipped yesterday.",
        "Hi there! Your refund was issued on Monday.",
        "Which e-mail address is the account registered with?",
        "You can change the plan under Settings, then Billing.",
        "I have sent a reset link to your address.",
        "Our support team is available from 9 to 5.",
      })
  void help(String text) {
    assertThat(BotUtterance.of(text)).isEqualTo(BotUtterance.HELP);
  }
}
