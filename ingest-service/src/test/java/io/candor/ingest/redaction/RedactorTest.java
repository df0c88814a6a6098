package io.candor.ingest.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

  private static final Pattern LABEL = Pattern.compile("«([A-Z]+):([^»]*)»");
  private static final double REQUIRED_RECALL = 0.98;

  private final Redactor redactor = new Redactor();

  @Test
  void recall_isAsPromised() {
    Map<MaskKind, int[]> found = new EnumMap<>(MaskKind.class);
    for (String line : labelled()) {
      String masked = redactor.mask(plain(line));
      Matcher label = LABEL.matcher(line);
      while (label.find()) {
        int[] counts = found.computeIfAbsent(MaskKind.valueOf(label.group(1)), kind -> new int[2]);
        counts[1]++;
        counts[0] += masked.contains(label.group(2)) ? 0 : 1;
      }
    }

    assertThat(found.keySet()).containsExactlyInAnyOrder(MaskKind.values());
    found.forEach(
        (kind, counts) ->
            assertThat((double) counts[0] / counts[1])
                .as("%s: %d of %d masked", kind, counts[0], counts[1])
                .isGreaterThanOrEqualTo(REQUIRED_RECALL));
  }

  @ParameterizedTest
  @MethodSource("labelled")
  void text_isMaskedExactlyWhereItIsLabelled(String line) {
    assertThat(redactor.mask(plain(line))).isEqualTo(LABEL.matcher(line).replaceAll("[$1]"));
  }

  @ParameterizedTest
  @MethodSource("labelled")
  void maskedText_isMaskedNoFurther(String line) {
    String masked = redactor.mask(plain(line));

    assertThat(redactor.mask(masked)).isEqualTo(masked);
  }

  @Test
  void privateKey_isMaskedWhole() {
    String text =
        "here:\n-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7\nabc\n"
            + "-----END RSA PRIVATE KEY-----\nthanks";

    assertThat(redactor.mask(text)).isEqualTo("here:\n[SECRET]\nthanks");
    assertThat(redactor.mask("-----BEGIN PRIVATE KEY-----\nMIIEcut off")).isEqualTo("[SECRET]");
  }

  @Test
  void fieldThatNamesASecret_isMaskedWhatever() {
    assertThat(redactor.mask("password", "swordfish")).isEqualTo("[SECRET]");
    assertThat(redactor.mask("apiKey", "plain")).isEqualTo("[SECRET]");
    assertThat(redactor.mask("orderId", "OR-89453")).isEqualTo("OR-89453");
    assertThat(redactor.mask("purchaseTime", "2026-03-12T10:00:00Z"))
        .isEqualTo("2026-03-12T10:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apikey",
        "accesskey",
        "privateKey",
        "secretkey",
        "clientsecret",
        "appSecret",
        "client_secret",
        "x-token",
        "mot de passe",
        "one-time code",
        "PIN"
      })
  void value_isMaskedHoweverItsNameIsJoined(String name) {
    assertThat(redactor.mask("my " + name + ": a1b2c3d4")).isEqualTo("my " + name + ": [SECRET]");
  }

  @Test
  void nothingFound_isTheSameText() {
    String text = "I want to cancel my subscription";

    assertThat(redactor.mask(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "4 ", "1-", "a@", "::", "1.1.", "+49 30 ", "eyJ", "password: "})
  void largestText_isMaskedInTime(String part) {
    String text = part.repeat(65_536 / part.length());

    // Linear: a minute is thousands of times what it takes; a quadratic pattern would take hours.
    assertTimeoutPreemptively(Duration.ofMinutes(1), () -> redactor.mask(text));
  }

  @Test
  void manyNamesOfSecretsWithoutAValue_areReadInTime() {
    String text = "1 " + "pin.".repeat(8 * 65_536 / 4);

    assertTimeoutPreemptively(Duration.ofMinutes(1), () -> redactor.mask(text));
  }

  @Test
  void anyText_isMaskedWithoutFailure() {
    String alphabet = "0123456789 -.:@+=()[]/aAeEyJ_密😀\u00a0\n\"'";
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(redactor.mask(text.toString())).isNotNull();
    }
  }

  static List<String> labelled() {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    RedactorTest.class.getResourceAsStream("/redaction/labelled.txt")),
                StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(lines::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static String plain(String line) {
    return LABEL.matcher(line).replaceAll("$2");
  }
}
